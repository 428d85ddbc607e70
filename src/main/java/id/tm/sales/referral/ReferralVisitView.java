package id.tm.sales.referral;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Somebody came by a code; nothing says who. */
@RegisterForReflection
public record ReferralVisitView(
        UUID id,
        @Schema(examples = "/products/st-30") String landingPage,

        @Schema(
                examples = "https://www.instagram.com/tm",
                description = "The page that led there; absent when it is not known")
        String referrer,

        @Schema(description = "A purchase came of it, and was paid")
        boolean converted,

        Instant createdAt,
        Instant convertedAt) {

    static ReferralVisitView of(VisitReferral visit) {
        return new ReferralVisitView(
                visit.id,
                visit.landingPage,
                visit.referrer,
                visit.convertedAt != null,
                visit.createdAt,
                visit.convertedAt);
    }
}
