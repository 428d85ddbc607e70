package id.tm.support.shortlink;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@RegisterForReflection
public record ShortLinkView(
        UUID id,
        @Schema(examples = "promo-2026") String slug,

        @Schema(examples = "https://tm.example.com/s/promo-2026")
        String url,

        @Schema(examples = "https://tm.example.com/products/talent-mapping?utm_source=flyer")
        String target,

        @Schema(examples = "Flyer of the January fair") String label,
        Instant validFrom,
        Instant validUntil,
        @Schema(examples = "500") Long visitCap,
        boolean active,
        @Schema(examples = "42") long visits,

        @Schema(examples = "7", description = "Visits of programs; they do not count against the cap")
        long botVisits,

        UUID createdBy,
        Instant createdAt,
        Instant updatedAt) {

    static ShortLinkView of(ShortLink link, String publicUrl, Visits.Count count) {
        return new ShortLinkView(
                link.id,
                link.slug(),
                publicUrl.replaceAll("/+$", "") + "/s/" + link.slug(),
                link.target,
                link.label,
                link.validFrom,
                link.validUntil,
                link.visitCap,
                link.isActive(),
                count.visits(),
                count.botVisits(),
                link.createdBy(),
                link.createdAt,
                link.updatedAt);
    }
}
