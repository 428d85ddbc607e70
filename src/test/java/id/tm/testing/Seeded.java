package id.tm.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Property tests over random sequences of steps. A failure names its seed and the shortest failing sequence that could
 * be found; {@code -Dtm.seed=<seed>} plays that one again.
 *
 * <pre>{@code
 * Seeded.sequences(200, 30, random -> Step.any(random)).hold(steps -> { var model = new Model(); ... assert ...; });
 * }</pre>
 *
 * The property must start from nothing each time: it is run again and again with parts of a failing sequence.
 */
public final class Seeded<S> {

    private static final String REPLAY = "tm.seed";
    private static final int MOST_SHRINKING_RUNS = 2_000;

    private final int runs;
    private final int longest;
    private final Function<Random, S> step;

    private Seeded(int runs, int longest, Function<Random, S> step) {
        this.runs = runs;
        this.longest = longest;
        this.step = step;
    }

    /** {@code runs} sequences of 1 to {@code longest} steps; {@code step} draws everything it needs from the generator. */
    public static <S> Seeded<S> sequences(int runs, int longest, Function<Random, S> step) {
        return new Seeded<>(runs, longest, step);
    }

    /** Checks single random values instead of sequences. */
    public static <S> void values(int runs, Function<Random, S> value, Consumer<S> property) {
        sequences(runs, 1, value).hold(values -> values.forEach(property));
    }

    public void hold(Consumer<List<S>> property) {
        String replay = System.getProperty(REPLAY);
        if (replay != null) {
            check(Long.parseLong(replay), property);
            return;
        }
        Random seeds = new Random();
        for (int run = 0; run < runs; run++) check(seeds.nextLong(), property);
    }

    private void check(long seed, Consumer<List<S>> property) {
        Random random = new Random(seed);
        int length = 1 + random.nextInt(longest);
        List<S> steps = new ArrayList<>(length);
        for (int i = 0; i < length; i++) steps.add(step.apply(random));
        Throwable failure = failureOf(property, steps);
        if (failure == null) return;
        List<S> shortest = shrink(property, steps);
        Throwable last = failureOf(property, shortest);
        throw new AssertionError(
                "seed " + seed + " (-D" + REPLAY + "=" + seed + "), shortest failing sequence:\n  "
                        + String.join(
                                "\n  ", shortest.stream().map(String::valueOf).toList()),
                last == null ? failure : last);
    }

    /** Leaves out halves, quarters, … single steps as long as the rest still fails. */
    private static <S> List<S> shrink(Consumer<List<S>> property, List<S> failing) {
        List<S> shortest = failing;
        int budget = MOST_SHRINKING_RUNS;
        for (int chunk = Math.max(1, shortest.size() / 2); chunk >= 1; chunk /= 2) {
            int from = 0;
            while (from < shortest.size() && budget-- > 0) {
                List<S> shorter = new ArrayList<>(shortest);
                shorter.subList(from, Math.min(from + chunk, shorter.size())).clear();
                if (!shorter.isEmpty() && failureOf(property, shorter) != null) shortest = shorter;
                else from += chunk;
            }
        }
        return shortest;
    }

    private static <S> Throwable failureOf(Consumer<List<S>> property, List<S> steps) {
        try {
            property.accept(List.copyOf(steps));
            return null;
        } catch (RuntimeException | AssertionError e) {
            return e;
        }
    }
}
