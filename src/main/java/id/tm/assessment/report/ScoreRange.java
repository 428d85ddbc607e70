package id.tm.assessment.report;

import id.tm.assessment.instrument.AnswerOption;
import id.tm.assessment.instrument.InstrumentFile;
import id.tm.assessment.instrument.QuestionFile;
import id.tm.assessment.instrument.SectionFile;
import id.tm.assessment.scoring.SectionKind;
import id.tm.assessment.scoring.Stage;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** The lowest and the highest score that a scale can get, for the length of its bar. */
record ScoreRange(long least, long most) {

    static ScoreRange of(InstrumentFile instrument, SectionFile section, String scale) {
        return switch (section.kind()) {
            case STAGED_PICK -> staged(section);
            case MEAN -> mean(instrument, section, scale);
            case LIKERT, CHOICE, FORCED_CHOICE -> summed(instrument, section, scale);
        };
    }

    /** From 0 to 1; 0 where there is no score. */
    double fill(@Nullable BigDecimal score) {
        if (score == null || most == least) return 0;
        return Math.max(0, Math.min(1, (score.doubleValue() - least) / (most - least)));
    }

    private static ScoreRange staged(SectionFile section) {
        List<Integer> points = section.stages().stream().map(Stage::points).toList();
        return new ScoreRange(
                points.stream().mapToInt(each -> each).min().orElse(0),
                points.stream().mapToInt(each -> each).max().orElse(0));
    }

    private static ScoreRange mean(InstrumentFile instrument, SectionFile section, String scale) {
        List<Integer> values = section.questions().stream()
                .filter(question -> scale.equals(question.scale()))
                .flatMap(question -> instrument.optionsOf(section, question).stream())
                .map(AnswerOption::value)
                .toList();
        return new ScoreRange(
                values.stream().mapToInt(each -> each).min().orElse(0),
                values.stream().mapToInt(each -> each).max().orElse(0));
    }

    private static ScoreRange summed(InstrumentFile instrument, SectionFile section, String scale) {
        long least = 0;
        long most = 0;
        for (QuestionFile question : section.questions()) {
            long[] gains = gains(instrument, section, question, scale);
            least += question.weight() * LongStream.of(gains).min().orElse(0);
            most += question.weight() * LongStream.of(gains).max().orElse(0);
        }
        return new ScoreRange(least, most);
    }

    /** What the scale can get from the question, for each answer to it. */
    private static long[] gains(InstrumentFile instrument, SectionFile section, QuestionFile question, String scale) {
        List<AnswerOption> options = instrument.optionsOf(section, question);
        if (section.kind() == SectionKind.FORCED_CHOICE) {
            boolean offered = options.stream().anyMatch(option -> scale.equals(option.scale()));
            return offered ? new long[] {-1, 0, 1} : new long[] {0};
        }
        return options.stream()
                .mapToLong(option -> gain(question, option, scale))
                .toArray();
    }

    private static long gain(QuestionFile question, AnswerOption option, String scale) {
        if (option.weights().isEmpty()) return scale.equals(question.scale()) ? option.value() : 0;
        return option.weights().stream()
                .filter(each -> each.scale().equals(scale))
                .mapToLong(each -> each.weight())
                .sum();
    }
}
