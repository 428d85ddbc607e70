package id.tm.account.partnerprofile;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What somebody is invited to. */
public record InvitationOfferView(
        @Schema(examples = "SMA Nusantara Jakarta") String partnerName,
        @Schema(examples = "agus@example.com") String email,

        @Schema(
                description =
                        "Whether there is an account, whose password is then asked for, or a new one is to be chosen")
        boolean hasAccount) {}
