package id.tm.assessment.scoring;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The door of the engine. What it is given fits together: the key is one of the instrument's, and the answers name items
 * and options that it has; {@link #missing} and {@link Picks} tell before.
 */
public final class Scoring {

    /** Moves whenever the same input would give other scores. */
    public static final String ENGINE = "1";

    private Scoring() {}

    /**
     * @param keyRevision of the key, written into the result
     * @param norms null when the scores stand alone
     */
    public static Scores score(
            Instrument instrument, int keyRevision, ScoringKey key, @Nullable ChosenNorms norms, Answers answers) {
        List<SectionScores> sections = new ArrayList<>();
        List<QualityFinding> quality = new ArrayList<>();
        for (Section section : instrument.sections()) {
            SectionScores scores = score(section, key, answers);
            sections.add(norms == null ? scores : norms.group().applyTo(scores));
            quality.addAll(Quality.of(section, key.quality(), answers));
        }
        Versions versions = new Versions(
                instrument.code(),
                instrument.version(),
                keyRevision,
                norms == null ? null : norms.revision(),
                norms == null ? null : norms.group().code(),
                ENGINE);
        return new Scores(versions, List.copyOf(sections), List.copyOf(quality));
    }

    /** The codes of the required items of a section without an answer, in the instrument's order; of picked ones see {@link Picks}. */
    public static List<String> missing(Section section, Map<String, ItemAnswer> answers) {
        if (section.kind().isPicked()) return List.of();
        return section.items().stream()
                .filter(item -> item.required() && !answers.containsKey(item.code()))
                .map(Item::code)
                .toList();
    }

    private static SectionScores score(Section section, ScoringKey key, Answers answers) {
        return switch (section.kind()) {
            case LIKERT -> LikertScorer.score(section, key, answers);
            case STAGED_PICK -> StagedPickScorer.score(section, key, answers);
            case CHOICE -> ChoiceScorer.score(section, key, answers);
            case MEAN -> MeanScorer.score(section, key, answers);
            case FORCED_CHOICE -> ForcedChoiceScorer.score(section, key, answers);
        };
    }
}
