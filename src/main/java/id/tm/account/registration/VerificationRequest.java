package id.tm.account.registration;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

public record VerificationRequest(
        @NotBlank
        @Size(max = 100)
        @Schema(
                examples = "qGm0cnNKbJ1dVxkT7mF7l8Q2m1S9o3yqZk6hY0p4r5s",
                description = "The token of the link in the mail")
        String token) {}
