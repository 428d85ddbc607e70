package id.tm.account.registration;

import id.tm.account.user.PhoneNumber;
import id.tm.platform.input.EmailAddress;
import id.tm.platform.input.PersonName;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

public record RegistrationRequest(
        @NotNull @EmailAddress @Schema(examples = "budi@example.com")
        String email,

        @NotNull @PhoneNumber @Schema(examples = "0812-3456-7890")
        String phone,

        @NotBlank @Size(max = 100) @PersonName @Schema(examples = "Budi Santoso")
        String fullName,

        @NotNull
        @Size(min = 10, max = 128)
        @UncommonPassword
        @Schema(examples = "empat-kata-yang-panjang", description = "Not one of the common or breached passwords")
        String password,

        @NotNull @AssertTrue @Schema(examples = "true") Boolean acceptTerms,

        @Schema(examples = "false", description = "News and offers by e-mail; false when absent")
        Boolean marketingConsent) {}
