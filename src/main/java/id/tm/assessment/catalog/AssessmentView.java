package id.tm.assessment.catalog;

import id.tm.assessment.instrument.InstrumentFile;
import id.tm.assessment.instrument.SectionFile;
import id.tm.assessment.scoring.SectionKind;
import id.tm.sales.TestPrice;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A test as everybody sees it, in their language, without its questions. */
@RegisterForReflection
public record AssessmentView(
        @Schema(examples = "st-30", description = "Products name it as their instrument")
        String code,

        @Schema(examples = "ST-30") String name,

        @Schema(examples = "Tiga puluh pernyataan, empat tahap.")
        String description,

        ReportTier reportTier,

        @Schema(examples = "PT45M", description = "For the whole test; none when absent")
        Duration timeLimit,

        @Schema(description = "A consultation belongs to it")
        boolean consultation,

        @Schema(description = "The product that sells it alone now; absent when none does")
        Offer product,

        @Schema(examples = "30") int questions,
        List<Part> sections) {

    /** What it costs. */
    @RegisterForReflection
    @Schema(name = "AssessmentOfferView")
    public record Offer(
            @Schema(examples = "ASM-ST30") String sku,
            @Schema(examples = "st-30") String slug,

            @Schema(examples = "400000", description = "Rupiah, before PPN and fees")
            long price) {

        static Offer of(TestPrice price) {
            return price == null ? null : new Offer(price.sku(), price.slug(), price.price());
        }
    }

    /** A section. */
    @RegisterForReflection
    @Schema(name = "AssessmentPartView")
    public record Part(
            @Schema(examples = "statements") String code,
            SectionKind kind,
            @Schema(examples = "Pernyataan") String name,
            @Schema(examples = "30") int questions,
            @Schema(examples = "PT15M") Duration timeLimit) {

        static Part of(SectionFile section, Locale locale) {
            return new Part(
                    section.code(),
                    section.kind(),
                    section.name().in(locale),
                    section.questions().size(),
                    section.timeLimit());
        }
    }

    static AssessmentView of(Assessment a, InstrumentFile instrument, TestPrice price, Locale locale) {
        return new AssessmentView(
                a.code,
                a.name(locale),
                a.description(locale),
                a.reportTier,
                a.timeLimitSeconds == null ? null : Duration.ofSeconds(a.timeLimitSeconds),
                a.consultation,
                Offer.of(price),
                instrument.questionCount(),
                instrument.sections().stream()
                        .map(section -> Part.of(section, locale))
                        .toList());
    }
}
