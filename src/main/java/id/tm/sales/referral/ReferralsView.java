package id.tm.sales.referral;

import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How somebody brings others, and what came of it. */
@RegisterForReflection
public record ReferralsView(
        @Schema(examples = "7KQ2M9XAB") String code,

        @Schema(examples = "https://tm.example.com/r/7KQ2M9XAB", description = "To be passed on; ?to= names a page")
        String link,

        @Schema(examples = "STANDARD") String tier,
        @Schema(description = "Whether it brings anybody") boolean active,

        @Schema(examples = "42", description = "Without bots and repetitions")
        long visits,

        @Schema(examples = "7", description = "Purchases that were paid")
        long conversions,

        @Schema(description = "Held until nothing is likely to go back any more")
        Sum accrued,

        Sum released,

        @Schema(description = "Taken back, as the money of the purchase went back")
        Sum takenBack) {

    @RegisterForReflection
    @Schema(name = "ReferralSumView")
    public record Sum(
            @Schema(examples = "3") long count,

            @Schema(examples = "120000", description = "Rupiah")
            long amount) {

        static final Sum NONE = new Sum(0, 0);

        Sum plus(Sum other) {
            return new Sum(count + other.count, Math.addExact(amount, other.amount));
        }
    }
}
