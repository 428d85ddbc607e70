package id.tm.account.password;

import id.tm.platform.input.EmailAddress;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

public record PasswordResetRequest(
        @NotNull @EmailAddress @Schema(examples = "budi@example.com")
        String email) {}
