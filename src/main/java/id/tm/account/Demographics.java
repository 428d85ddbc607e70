package id.tm.account;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What comparisons with others ask about somebody; null where the person has not said it. */
public record Demographics(@Nullable Sex sex, @Nullable LocalDate birthDate) {

    public enum Sex {
        MALE,
        FEMALE
    }

    /** In whole years on that day. */
    public @Nullable Integer ageOn(LocalDate day) {
        LocalDate born = birthDate;
        return born == null ? null : born.until(day).getYears();
    }
}
