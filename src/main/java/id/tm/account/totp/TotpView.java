package id.tm.account.totp;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

public record TotpView(
        @Schema(description = "Whether a login asks for a code")
        boolean active,

        Instant since,
        @Schema(examples = "10") long recoveryCodesLeft) {}
