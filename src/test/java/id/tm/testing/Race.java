package id.tm.testing;

import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Many requests let loose at the same moment on threads of their own, and what came back. */
public final class Race {

    private static final long PATIENCE_SECONDS = 120;

    private final List<Response> responses;

    private Race(List<Response> responses) {
        this.responses = responses;
    }

    /** The same request {@code n} times at once. */
    public static Race run(int n, Callable<Response> request) {
        return new Race(all(n, number -> request.call()));
    }

    /** {@code n} requests at once, each told its number from 0. */
    public static Race run(int n, Function<Integer, Response> request) {
        return new Race(all(n, request::apply));
    }

    /** {@code n} acts at once that are no requests; an act that throws fails the race. */
    public static <T> List<T> calls(int n, Function<Integer, T> act) {
        return all(n, act::apply);
    }

    public List<Response> responses() {
        return responses;
    }

    /** How often each status came back. */
    public Map<Integer, Long> statuses() {
        return responses.stream()
                .collect(Collectors.groupingBy(Response::statusCode, TreeMap::new, Collectors.counting()));
    }

    /** Those that came back with the status. */
    public List<Response> with(int status) {
        return responses.stream()
                .filter(response -> response.statusCode() == status)
                .toList();
    }

    private interface Act<T> {
        T run(int number) throws Exception;
    }

    private static <T> List<T> all(int n, Act<T> act) {
        CyclicBarrier start = new CyclicBarrier(n);
        ExecutorService threads = Executors.newFixedThreadPool(n);
        try {
            List<Future<T>> running = new ArrayList<>();
            for (int i = 0; i < n; i++) {
                int number = i;
                running.add(threads.submit(() -> {
                    start.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
                    return act.run(number);
                }));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> each : running) results.add(each.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
            return results;
        } catch (ExecutionException e) {
            throw new AssertionError("one of " + n + " racers failed", e.getCause());
        } catch (TimeoutException e) {
            throw new AssertionError("one of " + n + " racers did not arrive", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        } finally {
            threads.shutdownNow();
        }
    }
}
