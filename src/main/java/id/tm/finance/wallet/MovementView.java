package id.tm.finance.wallet;

import id.tm.finance.Purpose;
import id.tm.platform.problem.Texts;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One movement or hold of a wallet, with what was there after it. */
@RegisterForReflection
public record MovementView(
        UUID id,

        @Schema(examples = "12", description = "Counts the movements of the wallet")
        long number,

        Instant createdAt,
        @Schema(examples = "IN") MovementKind kind,
        @Schema(examples = "COMMISSION_RELEASED") Purpose cause,
        @Schema(examples = "Komisi cair") String causeText,
        @Schema(examples = "COMMISSION") String referenceType,
        UUID referenceId,

        @Schema(examples = "150000", description = "Rupiah by which the available part changed")
        long available,

        @Schema(examples = "-150000", description = "Rupiah by which the held part changed")
        long held,

        @Schema(examples = "300000", description = "Rupiah available afterwards")
        long availableAfter,

        @Schema(examples = "0", description = "Rupiah held afterwards")
        long heldAfter) {

    static MovementView of(Balance balance, Texts texts, Locale locale) {
        return new MovementView(
                balance.id,
                balance.number,
                balance.createdAt,
                balance.kind,
                balance.cause,
                texts.find("finance", "cause." + balance.cause, locale).orElse(balance.cause.name()),
                balance.referenceType,
                balance.referenceId,
                balance.availableDelta,
                balance.heldDelta,
                balance.availableAfter,
                balance.heldAfter);
    }
}
