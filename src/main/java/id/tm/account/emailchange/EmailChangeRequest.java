package id.tm.account.emailchange;

import id.tm.platform.input.EmailAddress;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

public record EmailChangeRequest(
        @NotNull @EmailAddress @Schema(examples = "budi.baru@example.com")
        String email) {}
