package id.tm.support.shortlink;

import id.tm.platform.input.PlainText;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The whole of one short link. */
public record ShortLinkRequest(
        @Size(min = 3, max = 60)
        @Schema(
                examples = "promo-2026",
                description =
                        "3 to 60 of a-z, 0-9 and single hyphens; a random one when left out. It cannot change later")
        String slug,

        @NotBlank
        @Size(max = TargetPolicy.LONGEST)
        @Schema(
                examples = "https://tm.example.com/products/talent-mapping?utm_source=flyer",
                description = "http or https, to an allowed host")
        String target,

        @Size(max = 200) @PlainText(oneLine = true) @Schema(examples = "Flyer of the January fair")
        String label,

        @Schema(examples = "2026-01-05T04:18:59Z") Instant validFrom,

        @Schema(examples = "2026-02-05T04:18:59Z") Instant validUntil,

        @Min(1) @Max(1_000_000_000_000L) @Schema(examples = "500", description = "How many visits of people it takes")
        Long visitCap,

        @Schema(examples = "true", description = "true when left out")
        Boolean active) {}
