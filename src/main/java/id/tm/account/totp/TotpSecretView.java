package id.tm.account.totp;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

public record TotpSecretView(
        @Schema(examples = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP", description = "Base 32, for typing")
        String secret,

        @Schema(
                examples = "otpauth://totp/tm.example.com:budi%40example.com?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP",
                description = "For a QR code")
        String otpauthUri) {}
