package id.tm.support.audit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What recomputing the chain has shown. */
public record VerificationView(
        LocalDate from,
        LocalDate to,

        @Schema(description = "Whether nothing was found") boolean intact,

        @Schema(description = "Seals that were recomputed", examples = "1250")
        long checked,

        @Schema(
                description = "Sealed rows that went with their month when its time was over; their seals were checked",
                examples = "0")
        long dropped,

        @Schema(description = "How much was found in all", examples = "0")
        long found,

        @Schema(description = "The first of it") List<Finding> findings,

        @Schema(
                description = "Rows of these days that wait for their seal, which they get within seconds",
                examples = "3")
        long unsealed,

        @Schema(description = "Since when the oldest of them waits")
        Instant unsealedSince,

        @Schema(description = "The end of the chain now, to be noted elsewhere; absent while there is none")
        Head head) {

    @Schema(name = "VerificationFinding")
    public record Finding(
            Kind kind,
            LocalDate day,

            @Schema(description = "The place in the chain of that day; absent for a row outside of it", examples = "17")
            Long seq,

            UUID logId) {}

    @Schema(name = "VerificationHead")
    public record Head(
            LocalDate day,
            @Schema(examples = "420") long seq,

            @Schema(examples = "5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef")
            String hash) {}

    @Schema(name = "VerificationFindingKind")
    public enum Kind {
        /** The row is not what was sealed. */
        ROW_CHANGED,
        /** The sealed row is gone. */
        ROW_MISSING,
        /** The row was slipped in beside the service, or has lost its seal. */
        ROW_UNSEALED,
        /** Seals before this one are gone. */
        SEALS_MISSING,
        /** The seal does not hang on the one before it: one of the two was rewritten, or what was between them is gone. */
        CHAIN_BROKEN,
        /** The service no longer has the key of this seal, so its place in the chain cannot be told. */
        KEY_UNKNOWN
    }
}
