package id.tm.assessment.instrument;

import id.tm.assessment.scoring.SectionKind;
import id.tm.assessment.scoring.Stage;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Whether a section has what its kind needs: every item keyed, options in their ranges, stages that can be done. */
final class SectionCheck {

    private static final Duration SHORTEST = Duration.ofSeconds(10);
    private static final Duration LONGEST = Duration.ofDays(1);

    private final InstrumentFile file;
    private final SectionFile section;
    private final String path;
    private final Findings findings;
    private final Set<String> scales = new HashSet<>();

    SectionCheck(InstrumentFile file, SectionFile section, String path, Findings findings) {
        this.file = file;
        this.section = section;
        this.path = path;
        this.findings = findings;
        file.key().scalesOf(section.code()).forEach(scale -> scales.add(scale.code()));
    }

    void run() {
        Duration limit = section.timeLimit();
        if (limit != null && (limit.compareTo(SHORTEST) < 0 || limit.compareTo(LONGEST) > 0 || limit.getNano() != 0)) {
            findings.add(path + ".timeLimit", "range", "whole seconds, from 10 to a day");
        }
        if (limit == null && section.hardLimit()) findings.add(path + ".hardLimit", "range", "there is no time limit");
        template(path, section.answerTemplate());
        stages();
        for (int i = 0; i < section.questions().size(); i++)
            question(i, section.questions().get(i));
        if (section.kind().isPicked()) pickedOnce();
    }

    private void template(String place, String code) {
        if (code == null) return;
        if (file.template(code).isEmpty()) findings.add(place + ".answerTemplate", "unknown", "no template " + code);
        if (section.kind().isPicked() || section.kind() == SectionKind.FORCED_CHOICE) {
            findings.add(place + ".answerTemplate", "section-kind", "not in such a section");
        }
    }

    private void stages() {
        if (section.kind().isPicked() == section.stages().isEmpty()) {
            findings.add(path + ".stages", "section-kind", "for staged picks, and for them only");
        }
        int most = 0;
        Set<Object> meanings = new HashSet<>();
        for (int i = 0; i < section.stages().size(); i++) {
            Stage stage = section.stages().get(i);
            most += stage.max();
            String place = path + ".stages[" + i + "]";
            if (stage.min() > stage.max()) findings.add(place + ".min", "range", "above the most");
            if (!meanings.add(stage.meaning())) findings.add(place + ".meaning", "repeated", "each meaning once");
        }
        if (most > section.questions().size()) {
            findings.add(path + ".stages", "range", "more picks than items");
        }
    }

    private void question(int number, QuestionFile question) {
        String place = path + ".questions[" + number + "]";
        template(place, question.answerTemplate());
        if (question.reversed() && !section.kind().isGraded()) {
            findings.add(place + ".reversed", "section-kind", "only where degrees are answered");
        }
        scale(place, question);
        List<AnswerOption> own = question.options();
        if (!own.isEmpty() && question.answerTemplate() != null) {
            findings.add(place + ".options", "range", "options of its own or a template's, not both");
        }
        findings.unique(place + ".options", own, AnswerOption::code);
        List<AnswerOption> options = file.optionsOf(section, question);
        if (section.kind().isPicked()) {
            if (!own.isEmpty()) findings.add(place + ".options", "section-kind", "items are picked themselves");
        } else if (options.size() < 2) {
            findings.add(place + ".options", "range", "at least two options");
        }
        for (int i = 0; i < own.size(); i++) option(place + ".options[" + i + "]", own.get(i));
        boolean flat = options.stream().map(AnswerOption::value).distinct().count() < 2;
        if (section.kind().isGraded() && options.size() > 1 && flat) {
            findings.add(place + ".options", "range", "they all count the same");
        }
    }

    /** Every item counts for something. */
    private void scale(String place, QuestionFile question) {
        boolean forced = section.kind() == SectionKind.FORCED_CHOICE;
        boolean weighed = section.kind() == SectionKind.CHOICE
                && !question.options().isEmpty()
                && question.options().stream().noneMatch(each -> each.weights().isEmpty());
        if (question.scale() != null) {
            if (forced) findings.add(place + ".scale", "section-kind", "its options name their scales");
            else known(place + ".scale", question.scale());
        } else if (!forced && !weighed) {
            findings.add(place + ".scale", "not-keyed", "it counts for nothing");
        }
    }

    private void option(String place, AnswerOption option) {
        boolean forced = section.kind() == SectionKind.FORCED_CHOICE;
        if (forced && option.scale() == null) findings.add(place + ".scale", "not-keyed", "it counts for nothing");
        if (!forced && option.scale() != null) {
            findings.add(place + ".scale", "section-kind", "only of a forced choice");
        }
        if (section.kind() != SectionKind.CHOICE && !option.weights().isEmpty()) {
            findings.add(place + ".weights", "section-kind", "only of a choice");
        }
        if (option.scale() != null) known(place + ".scale", option.scale());
        findings.unique(place + ".weights", option.weights(), each -> each.scale());
        for (int i = 0; i < option.weights().size(); i++) {
            known(place + ".weights[" + i + "].scale", option.weights().get(i).scale());
        }
    }

    private void known(String place, String scale) {
        if (!scales.contains(scale)) {
            findings.add(place, "unknown", "the key has no scale " + scale + " of section " + section.code());
        }
    }

    private void pickedOnce() {
        Map<String, Integer> items = new HashMap<>();
        for (int i = 0; i < section.questions().size(); i++) {
            String scale = section.questions().get(i).scale();
            Integer earlier = scale == null ? null : items.putIfAbsent(scale, i);
            if (earlier != null) {
                findings.add(path + ".questions[" + i + "].scale", "repeated", scale + ", as at " + earlier);
            }
        }
    }
}
