package id.tm.sales.referral;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the back office says of somebody's code. */
public record ReferralCodeRequest(
        @NotNull
        @Pattern(regexp = "[A-Z][A-Z0-9_]{1,29}")
        @Size(max = 30)
        @Schema(examples = "AFFILIATE", description = "Which rules count for it; STANDARD for who is in no other")
        String tier,

        @NotNull @Schema(examples = "true", description = "Whether it brings anybody from now on")
        Boolean active) {

    void applyTo(ReferralCode code) {
        code.tier = tier;
        code.activate(active);
    }
}
