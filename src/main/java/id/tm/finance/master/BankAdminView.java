package id.tm.finance.master;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@RegisterForReflection
public record BankAdminView(
        UUID id,
        @Schema(examples = "014") String code,
        @Schema(examples = "BCA") String name,
        @Schema(examples = "CENAIDJA") String swift,
        @Schema(examples = "ID_BCA") String xenditCode,
        @Schema(examples = "10") int position,
        boolean active,
        Instant createdAt,
        Instant updatedAt) {

    static BankAdminView of(Bank bank) {
        return new BankAdminView(
                bank.id,
                bank.code,
                bank.name,
                bank.swift,
                bank.xenditCode,
                bank.position,
                bank.active,
                bank.createdAt,
                bank.updatedAt);
    }
}
