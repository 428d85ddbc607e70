package id.tm.assessment.scoring;

import org.jspecify.annotations.Nullable;

/**
 * The answer to one item.
 *
 * @param option the chosen one; of a forced choice the one that fits most
 * @param least of a forced choice only: the one that fits least
 */
public record ItemAnswer(String option, @Nullable String least) {

    public static ItemAnswer of(String option) {
        return new ItemAnswer(option, null);
    }
}
