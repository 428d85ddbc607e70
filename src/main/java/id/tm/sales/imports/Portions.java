package id.tm.sales.imports;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/** Looks many things up, a thousand with each statement. */
public final class Portions {

    private static final int SIZE = 1_000;

    private Portions() {}

    public static <K, V> List<V> find(Collection<K> keys, Function<List<K>, List<V>> find) {
        List<K> all = keys.stream().distinct().toList();
        List<V> found = new ArrayList<>();
        for (int from = 0; from < all.size(); from += SIZE) {
            found.addAll(find.apply(all.subList(from, Math.min(all.size(), from + SIZE))));
        }
        return found;
    }
}
