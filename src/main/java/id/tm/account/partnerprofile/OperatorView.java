package id.tm.account.partnerprofile;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

public record OperatorView(
        UUID id,
        UUID userId,
        @Schema(examples = "Agus Salim") String fullName,
        @Schema(examples = "agus@example.com") String email,
        Instant since) {}
