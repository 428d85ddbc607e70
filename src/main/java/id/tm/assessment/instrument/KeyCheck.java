package id.tm.assessment.instrument;

import id.tm.assessment.scoring.Band;
import id.tm.assessment.scoring.QualityRules;
import id.tm.assessment.scoring.ScoringKey;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Whether a key fits its instrument. */
final class KeyCheck {

    private final InstrumentFile file;
    private final ScoringKey key;
    private final Findings findings;

    KeyCheck(InstrumentFile file, Findings findings) {
        this.file = file;
        this.key = file.key();
        this.findings = findings;
    }

    void run() {
        findings.unique("key.scales", key.scales(), ScoringKey.Scale::code);
        findings.unique("key.groups", key.groups(), code -> code);
        findings.unique("key.bands", key.bands(), ScoringKey.SectionBands::section);
        scales();
        for (int i = 0; i < key.groups().size(); i++) {
            String group = key.groups().get(i);
            if (key.scales().stream().noneMatch(each -> group.equals(each.group()))) {
                findings.add("key.groups[" + i + "]", "orphan", "no scale belongs to " + group);
            }
        }
        for (int i = 0; i < key.bands().size(); i++)
            bands("key.bands[" + i + "]", key.bands().get(i));
        quality();
    }

    private void scales() {
        Set<String> counted = new HashSet<>();
        for (SectionFile section : file.sections()) {
            for (QuestionFile question : section.questions()) {
                counted.add(question.scale());
                question.options().forEach(option -> {
                    counted.add(option.scale());
                    option.weights().forEach(weight -> counted.add(weight.scale()));
                });
            }
        }
        for (int i = 0; i < key.scales().size(); i++) {
            ScoringKey.Scale scale = key.scales().get(i);
            String path = "key.scales[" + i + "]";
            if (file.section(scale.section()).isEmpty()) {
                findings.add(path + ".section", "unknown", "no section " + scale.section());
            }
            if (scale.group() != null && !key.groups().contains(scale.group())) {
                findings.add(path + ".group", "unknown", "no group " + scale.group());
            }
            if (!counted.contains(scale.code())) findings.add(path, "orphan", "no item counts for " + scale.code());
        }
    }

    private void bands(String path, ScoringKey.SectionBands given) {
        if (file.section(given.section()).isEmpty()) {
            findings.add(path + ".section", "unknown", "no section " + given.section());
            return;
        }
        if (file.section(given.section()).orElseThrow().kind().isPicked()) {
            findings.add(path + ".section", "section-kind", "picks have colours instead of bands");
        }
        List<Band> bands = given.bands();
        findings.unique(path + ".bands", bands, Band::code);
        long sized = bands.stream().filter(each -> each.size() != null).count();
        long limited = bands.stream().filter(each -> each.from() != null).count();
        if (sized + limited != bands.size() || sized > 0 && limited > 0) {
            findings.add(path + ".bands", "range", "either all with a size or all with a score they begin at");
            return;
        }
        int ranks = key.scalesOf(given.section()).size();
        int sum = bands.stream()
                .mapToInt(each -> each.size() == null ? 0 : each.size())
                .sum();
        if (sized > 0 && sum != ranks) {
            findings.add(path + ".bands", "range", "their sizes add up to " + sum + ", there are " + ranks + " scales");
        }
        BigDecimal above = null;
        for (int i = 0; i < bands.size() && limited > 0; i++) {
            BigDecimal from = bands.get(i).from();
            if (above != null && from.compareTo(above) >= 0) {
                findings.add(path + ".bands[" + i + "].from", "range", "not below the one above");
            }
            above = from;
        }
    }

    private void quality() {
        Map<String, SectionFile> sections = new HashMap<>();
        file.sections().forEach(section -> section.questions().forEach(each -> sections.put(each.code(), section)));
        List<QualityRules.Pair> pairs = key.quality().pairs();
        for (int i = 0; i < pairs.size(); i++) {
            SectionFile first = sections.get(pairs.get(i).first());
            SectionFile second = sections.get(pairs.get(i).second());
            String path = "key.quality.pairs[" + i + "]";
            if (first == null || second == null) findings.add(path, "unknown", "two items of the instrument");
            else if (first != second || !first.kind().isGraded()) {
                findings.add(path, "range", "two items of one section with degrees");
            } else if (pairs.get(i).first().equals(pairs.get(i).second())) {
                findings.add(path, "repeated", "two different items");
            }
        }
    }
}
