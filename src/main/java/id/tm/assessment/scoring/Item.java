package id.tm.assessment.scoring;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A question as the engine sees it.
 *
 * @param scale null when its options name the scales themselves
 */
public record Item(
        String code, @Nullable String scale, boolean reversed, int weight, boolean required, List<Option> options) {

    public Optional<Option> option(String optionCode) {
        return options.stream().filter(each -> each.code().equals(optionCode)).findFirst();
    }

    int least() {
        return options.stream().mapToInt(Option::value).min().orElse(0);
    }

    int most() {
        return options.stream().mapToInt(Option::value).max().orElse(0);
    }

    /** What the option counts here: an item that says the opposite of its scale is turned round. */
    int valueOf(Option option) {
        return reversed ? least() + most() - option.value() : option.value();
    }
}
