package id.tm.account.password;

import id.tm.account.registration.UncommonPassword;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

public record NewPasswordRequest(
        @NotNull
        @Size(min = 10, max = 128)
        @UncommonPassword
        @Schema(examples = "lima-kata-yang-lebih-panjang", description = "Not one of the common or breached passwords")
        String password) {}
