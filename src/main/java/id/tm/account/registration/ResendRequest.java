package id.tm.account.registration;

import id.tm.platform.input.EmailAddress;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

public record ResendRequest(
        @NotNull @EmailAddress @Schema(examples = "budi@example.com")
        String email) {}
