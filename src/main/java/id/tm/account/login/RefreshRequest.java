package id.tm.account.login;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

public record RefreshRequest(
        @NotBlank @Size(max = 100) @Schema(examples = "qGm0cnNKbJ1dVxkT7mF7l8Q2m1S9o3yqZk6hY0p4r5s")
        String refreshToken,

        @Size(min = 1, max = 100)
        @Schema(
                examples = "5f1c2a",
                description = "Made by the client for this refresh and kept until its answer has arrived: a repetition"
                        + " with the same nonce gets the same tokens")
        String nonce) {}
