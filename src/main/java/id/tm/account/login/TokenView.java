package id.tm.account.login;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

public record TokenView(
        String accessToken,
        @Schema(examples = "Bearer") String tokenType,
        @Schema(examples = "900", description = "Seconds") long expiresIn,
        @Schema(description = "Good for one refresh") String refreshToken) {}
