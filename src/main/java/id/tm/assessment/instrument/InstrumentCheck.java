package id.tm.assessment.instrument;

import id.tm.assessment.scoring.ScoringKey;
import id.tm.platform.problem.FieldError;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Whether the parts of an instrument fit together: every item keyed, nothing twice, nothing that nobody uses. */
final class InstrumentCheck {

    /**
     * What the file may refer to.
     *
     * @param categories the codes of those that may be named
     * @param templates those that exist, by code
     */
    record Known(Set<String> categories, Map<String, AnswerTemplateRequest> templates) {}

    private final InstrumentFile file;
    private final Known known;
    private final Findings findings = new Findings();

    private InstrumentCheck(InstrumentFile file, Known known) {
        this.file = file;
        this.known = known;
    }

    /** Nothing when all is well; the file has met the rules of its fields before. */
    static List<FieldError> of(InstrumentFile file, Known known) {
        InstrumentCheck check = new InstrumentCheck(file, known);
        check.templates();
        check.sections();
        new KeyCheck(file, check.findings).run();
        new NormCheck(file, check.findings).run();
        check.texts();
        return check.findings.all();
    }

    private void templates() {
        findings.unique("answerTemplates", file.answerTemplates(), AnswerTemplateRequest::code);
        Set<String> used = new HashSet<>();
        file.sections().forEach(section -> {
            used.add(section.answerTemplate());
            section.questions().forEach(question -> used.add(question.answerTemplate()));
        });
        for (int i = 0; i < file.answerTemplates().size(); i++) {
            AnswerTemplateRequest template = file.answerTemplates().get(i);
            String path = "answerTemplates[" + i + "]";
            int repeated = template.repeated();
            if (repeated >= 0) findings.add(path + ".items[" + repeated + "].code", "repeated", "each code once");
            if (!used.contains(template.code())) findings.add(path, "orphan", "no question uses it");
            AnswerTemplateRequest stored = known.templates().get(template.code());
            if (stored != null && !stored.equals(template)) {
                findings.add(path, "differs", "there is another template of this code: choose another one");
            }
        }
    }

    private void sections() {
        findings.unique("sections", file.sections(), SectionFile::code);
        Map<String, String> codes = new HashMap<>();
        for (int i = 0; i < file.sections().size(); i++) {
            SectionFile section = file.sections().get(i);
            String path = "sections[" + i + "]";
            new SectionCheck(file, section, path, findings).run();
            for (int q = 0; q < section.questions().size(); q++) {
                QuestionFile question = section.questions().get(q);
                String place = path + ".questions[" + q + "]";
                String earlier = codes.putIfAbsent(question.code(), place);
                if (earlier != null) findings.add(place + ".code", "repeated", question.code() + ", as in " + earlier);
                if (!known.categories().contains(question.category())) {
                    findings.add(place + ".category", "unknown", "no active category " + question.category());
                }
            }
        }
    }

    private void texts() {
        ReportTexts texts = file.texts();
        findings.unique("texts.scales", texts.scales(), ReportTexts.ScaleText::code);
        findings.unique("texts.groups", texts.groups(), ReportTexts.GroupText::code);
        findings.unique("texts.bands", texts.bands(), ReportTexts.BandText::code);
        compare(
                "texts.scales",
                file.key().scales().stream().map(ScoringKey.Scale::code).toList(),
                texts.scales().stream().map(ReportTexts.ScaleText::code).toList());
        compare(
                "texts.groups",
                file.key().groups(),
                texts.groups().stream().map(ReportTexts.GroupText::code).toList());
        compare(
                "texts.bands",
                file.key().bands().stream()
                        .flatMap(each -> each.bands().stream())
                        .map(band -> band.code())
                        .toList(),
                texts.bands().stream().map(ReportTexts.BandText::code).toList());
    }

    private void compare(String path, List<String> wanted, List<String> given) {
        Set<String> there = new HashSet<>(given);
        wanted.stream()
                .distinct()
                .filter(code -> !there.contains(code))
                .forEach(code -> findings.add(path, "missing", "nothing is said about " + code));
        for (int i = 0; i < given.size(); i++) {
            if (!wanted.contains(given.get(i))) {
                findings.add(path + "[" + i + "].code", "orphan", "the key knows no " + given.get(i));
            }
        }
    }
}
