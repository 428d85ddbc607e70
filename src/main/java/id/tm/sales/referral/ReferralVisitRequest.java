package id.tm.sales.referral;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Somebody has opened a page of the website whose address names a referral code. */
public record ReferralVisitRequest(
        @NotNull
        @Size(max = 20)
        @Pattern(regexp = "[A-Za-z0-9]+")
        @Schema(examples = "7KQ2M9XAB", description = "The code that the address names as ref")
        String code,

        @NotBlank
        @Size(max = LandingPage.LONGEST)
        @Schema(examples = "/products/st-30", description = "The path of the page")
        String landingPage,

        @Size(max = 2000)
        @Schema(
                examples = "https://www.instagram.com/tm",
                description = "The page that led there; what stands behind its question mark is not kept")
        String referrer) {}
