package id.tm.assessment.report;

import id.tm.assessment.catalog.ReportTier;
import id.tm.assessment.instrument.InstrumentFile;
import id.tm.assessment.instrument.ShippedForms;
import id.tm.assessment.scoring.Answers;
import id.tm.assessment.scoring.ChosenNorms;
import id.tm.assessment.scoring.Instrument;
import id.tm.assessment.scoring.Item;
import id.tm.assessment.scoring.ItemAnswer;
import id.tm.assessment.scoring.NormGroup;
import id.tm.assessment.scoring.Option;
import id.tm.assessment.scoring.Scores;
import id.tm.assessment.scoring.Scoring;
import id.tm.assessment.scoring.Section;
import id.tm.assessment.scoring.SectionKind;
import id.tm.platform.document.SampleDocument;
import id.tm.platform.problem.Texts;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reports of people who do not exist; started as a program it writes one of each kind into a folder. */
public final class SampleReport {

    static final String CODE = "TM-7K4Q-9XWD-M2PA-40ZH";
    static final URI LINK = URI.create("https://tm.example.com/reports/verification/" + CODE);
    static final List<String> INSTRUMENTS = List.of("st-30", "talent-themes", "work-style");
    static final List<List<String>> PICKS = List.of(
            List.of("ADM", "AMB", "CRE", "DES", "JOU", "STR"),
            List.of("SAF", "OPE", "DIS", "RES", "TRE", "CMD"),
            List.of("COM", "VIS", "SYN", "EDU", "INT"),
            List.of("QCA", "SEL", "SER", "MAR", "ANA"));

    private static final Texts TEXTS = new Texts();

    private SampleReport() {}

    public static void main(String[] args) throws IOException {
        Path folder = Files.createDirectories(Path.of(args[0]));
        for (String instrument : INSTRUMENTS) {
            for (ReportTier tier : ReportTier.values()) {
                for (Locale locale : Texts.SUPPORTED) {
                    String name = instrument + "-" + tier.name().toLowerCase(Locale.ROOT) + "-" + locale.getLanguage();
                    Files.write(folder.resolve(name + ".pdf"), pdf(source(instrument, tier, locale)));
                }
            }
        }
    }

    public static byte[] pdf(ReportSource source) {
        return ReportPdf.draw(content(source), SampleDocument.documents());
    }

    static ReportContent content(ReportSource source) {
        return ReportWriter.write(source, TEXTS);
    }

    public static ReportSource source(String instrument, ReportTier tier, Locale locale) {
        InstrumentFile file = ShippedForms.file(instrument);
        return source(file, scores(file, answers(ShippedForms.form(file)), null), tier, locale, "Ayu Lestari Wijaya");
    }

    static ReportSource source(InstrumentFile file, Scores scores, ReportTier tier, Locale locale, String person) {
        return new ReportSource(person, LocalDate.of(2026, 11, 23), file, scores, tier, locale, CODE, LINK);
    }

    static Scores scores(InstrumentFile file, Answers answers, @Nullable NormGroup norms) {
        return Scoring.score(
                ShippedForms.form(file), 1, file.key(), norms == null ? null : new ChosenNorms(1, norms), answers);
    }

    /** Of the spread that people have, the same every time. */
    static Answers answers(Instrument form) {
        Map<String, ItemAnswer> items = new LinkedHashMap<>();
        Map<String, List<List<String>>> picks = new LinkedHashMap<>();
        int seed = 0;
        for (Section section : form.sections()) {
            if (section.kind().isPicked()) {
                picks.put(section.code(), picked(section, PICKS));
                continue;
            }
            for (Item item : section.items()) {
                String leaning = item.scale() == null ? item.code() : item.scale();
                int size = item.options().size();
                int noise = seed++ % 4 == 0 ? 1 : 0;
                int at = Math.min(size - 1, Math.floorMod(leaning.hashCode() * 31 >>> 5, size) + noise);
                List<Option> options = item.options();
                String least = section.kind() == SectionKind.FORCED_CHOICE
                        ? options.get((at + 1) % options.size()).code()
                        : null;
                items.put(item.code(), new ItemAnswer(options.get(at).code(), least));
            }
        }
        return new Answers(items, picks, List.of(), Map.of());
    }

    /** This option wherever there is one of that code. */
    static Answers same(Instrument form, String option) {
        Map<String, ItemAnswer> items = new LinkedHashMap<>();
        for (Section section : form.sections()) {
            for (Item item : section.items()) {
                if (item.option(option).isPresent()) items.put(item.code(), ItemAnswer.of(option));
            }
        }
        return Answers.of(items);
    }

    /** The items that stand for these scales. */
    static List<List<String>> picked(Section section, List<List<String>> stages) {
        return stages.stream()
                .map(stage -> stage.stream()
                        .map(scale -> section.items().stream()
                                .filter(item -> scale.equals(item.scale()))
                                .map(Item::code)
                                .findFirst()
                                .orElseThrow())
                        .toList())
                .toList();
    }

    /** Adults, with a mean and a deviation for every scale of the section. */
    static NormGroup norms(InstrumentFile file, String section) {
        return new NormGroup(
                "adults-2026",
                LocalDate.of(2026, 1, 1),
                null,
                null,
                null,
                Stream.ofNullable(file.key().scalesOf(section))
                        .flatMap(List::stream)
                        .map(scale -> new NormGroup.ScaleNorm(
                                scale.code(), 1250, new BigDecimal("16.5"), new BigDecimal("3.2"), List.of()))
                        .toList());
    }
}
