package id.tm.finance.master;

import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@RegisterForReflection
public record BankView(
        @Schema(examples = "014") String code,
        @Schema(examples = "BCA") String name,
        @Schema(examples = "CENAIDJA") String swift) {

    static BankView of(Bank bank) {
        return new BankView(bank.code, bank.name, bank.swift);
    }
}
