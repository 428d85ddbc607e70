package id.tm.bench;

import id.tm.testing.PostgresResource.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Saves answers with the service's own statements over JDBC, without the service: what the database gives at best. */
final class AnswerLoop {

    private static final Pattern PARAMETER = Pattern.compile("\\$(\\d+)");

    /** @param parameters what each of them stands for */
    private record Step(String sql, List<Kind> parameters) {}

    private enum Kind {
        RUN,
        GIVEN,
        NOW
    }

    private final Database database;
    private final List<Step> steps;
    private final IntFunction<String> runOf;
    private final IntFunction<String> givenOf;

    /**
     * @param logged what the service sent for one answer
     * @param loggedRun the run that it was sent for
     */
    AnswerLoop(
            Database database,
            List<StatementLog.Statement> logged,
            String loggedRun,
            IntFunction<String> runOf,
            IntFunction<String> givenOf) {
        this.database = database;
        this.steps = logged.stream().map(each -> step(each, loggedRun)).toList();
        this.runOf = runOf;
        this.givenOf = givenOf;
    }

    private static Step step(StatementLog.Statement logged, String loggedRun) {
        List<Kind> kinds = new ArrayList<>();
        Matcher parameter = PARAMETER.matcher(logged.sql());
        StringBuilder sql = new StringBuilder();
        while (parameter.find()) {
            String value = logged.parameters().get(Integer.valueOf(parameter.group(1)));
            Kind kind = kind(value, loggedRun);
            if (kind != null) kinds.add(kind);
            parameter.appendReplacement(sql, kind == null ? Matcher.quoteReplacement(value) : "?");
        }
        return new Step(parameter.appendTail(sql).toString(), kinds);
    }

    private static Kind kind(String value, String loggedRun) {
        if (value.equals("'" + loggedRun + "'")) return Kind.RUN;
        if (value.startsWith("'[{")) return Kind.GIVEN;
        if (value.matches("'\\d{4}-\\d\\d-\\d\\d .*'")) return Kind.NOW;
        return null;
    }

    /** As fast as it goes, the answers counted up over all connections; no latencies. */
    HttpLoad.Result asFastAsPossible(Duration duration, int connections, int from) {
        ExecutorService threads = Executors.newFixedThreadPool(connections);
        try {
            long begin = System.nanoTime();
            List<Callable<Integer>> tasks = new ArrayList<>();
            for (int i = 0; i < connections; i++) {
                int first = from + i;
                tasks.add(() -> one(first, connections, begin + duration.toNanos()));
            }
            int saved = 0;
            for (Future<Integer> one : threads.invokeAll(tasks)) saved += one.get();
            return new HttpLoad.Result(saved, Duration.ofNanos(System.nanoTime() - begin), new long[0]);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    private int one(int first, int connections, long until) throws SQLException {
        try (Connection connection = database.connect()) {
            connection.setAutoCommit(false);
            List<PreparedStatement> prepared = new ArrayList<>();
            for (Step step : steps) prepared.add(connection.prepareStatement(step.sql()));
            int saved = 0;
            for (int n = first; System.nanoTime() < until; n += connections, saved++) {
                for (int i = 0; i < prepared.size(); i++) execute(prepared.get(i), steps.get(i), n);
                connection.commit();
            }
            return saved;
        }
    }

    private void execute(PreparedStatement statement, Step step, int n) throws SQLException {
        for (int i = 0; i < step.parameters().size(); i++) {
            switch (step.parameters().get(i)) {
                case RUN -> statement.setObject(i + 1, UUID.fromString(runOf.apply(n)));
                case GIVEN -> statement.setString(i + 1, givenOf.apply(n));
                case NOW -> statement.setObject(i + 1, OffsetDateTime.now(ZoneOffset.UTC));
                default -> throw new IllegalStateException();
            }
        }
        statement.execute();
    }
}
