package id.tm.assessment.scoring;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One possible answer to an item.
 *
 * @param value what it counts on the item's scale
 * @param scale of a forced choice: the scale it stands for
 * @param weights of a choice: what it adds to which scales, instead of its value to the item's own
 */
public record Option(String code, int value, @Nullable String scale, List<ScaleWeight> weights) {

    public static Option valued(String code, int value) {
        return new Option(code, value, null, List.of());
    }
}
