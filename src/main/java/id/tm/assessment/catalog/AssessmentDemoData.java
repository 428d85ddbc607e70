package id.tm.assessment.catalog;

import id.tm.assessment.instrument.BilingualName;
import id.tm.platform.mode.DemoData;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** The demo instruments as tests that the demo products entitle to. */
@ApplicationScoped
class AssessmentDemoData implements DemoData {

    private static final int AFTER_THE_INSTRUMENTS = 71;

    @Override
    public int order() {
        return AFTER_THE_INSTRUMENTS;
    }

    @Override
    public void load() {
        offer(new AssessmentRequest(
                "st-30",
                "st-30",
                new BilingualName("ST-30 Strength Typology", "ST-30 Strength Typology"),
                "Tiga puluh pernyataan, empat tahap pilihan: peta 30 tipologi dalam lima warna.",
                "Thirty statements, four stages of picks: a map of 30 typologies in five colours.",
                ReportTier.FULL,
                null,
                false,
                false,
                10,
                true));
        offer(new AssessmentRequest(
                "talents-mapping",
                "talent-themes",
                new BilingualName("Talents Mapping Assessment", "Talents Mapping Assessment"),
                "34 tema bakat dalam empat ranah, 114 kegiatan, dan daya juang.",
                "34 talent themes in four domains, 114 activities, and perseverance.",
                ReportTier.FULL,
                Duration.ofHours(2),
                false,
                false,
                20,
                true));
        offer(new AssessmentRequest(
                "work-style",
                "work-style",
                new BilingualName("Gaya Kerja Singkat", "Short Work Style"),
                "Dua belas pertanyaan, gratis.",
                "Twelve questions, free of charge.",
                ReportTier.SHORT,
                null,
                false,
                false,
                30,
                true));
    }

    private static void offer(AssessmentRequest request) {
        Assessment assessment = new Assessment();
        request.applyTo(assessment);
        assessment.persistAndFlush();
    }
}
