package id.tm.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import id.tm.testing.AnswerLog;
import id.tm.testing.ServicePack;
import id.tm.testing.Sql;
import id.tm.testing.TestTakers.Question;
import id.tm.testing.TestTakers.Taker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;

/** People who take a whole test over HTTP, many at a time; what they were thanked for is compared with what is there. */
final class TakersLoad {

    private static final int AT_A_TIME = 32;
    private static final int BATCH = 10;
    private static final int WARM_UP = 40;
    private static final int REPORTS = 100;

    /** What somebody was told: every line is an answer or a stage that was saved. */
    private record Taken(String run, List<String> said, long[] saves) {}

    private final Report report;
    private final Sql sql;
    private final ServicePack.Instance instance;
    private final URI service;
    private final ObjectMapper json = new ObjectMapper();
    private final AtomicLong mostKilobytes = new AtomicLong();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    TakersLoad(Report report, Sql sql, ServicePack.Instance instance, URI service) {
        this.report = report;
        this.sql = sql;
        this.instance = instance;
        this.service = service;
    }

    /** Every other member takes one of the tests by the first entitlement; the last ones of some warm up. */
    void run(List<Taker> ofThemes, List<Question> questions, List<Taker> ofTypologies, List<String> statements) {
        int members = ofThemes.size();
        int last = ofThemes.get(0).entitlements().size() - 1;
        List<Callable<Taken>> warmUp = new ArrayList<>();
        List<Callable<Taken>> all = new ArrayList<>();
        for (int n = 0; n < members; n++) {
            Taker themes = ofThemes.get(n);
            Taker typologies = ofTypologies.get(n);
            int seed = n;
            all.add(
                    n % 2 == 0
                            ? () -> themes(themes, 0, questions, new Random(seed))
                            : () -> typologies(typologies, 0, statements, new Random(seed)));
        }
        for (int i = members - WARM_UP; i < members; i++) {
            Taker themes = ofThemes.get(i);
            Taker typologies = ofTypologies.get(i);
            warmUp.add(() -> themes(themes, last, questions, new Random(0)));
            warmUp.add(() -> typologies(typologies, last, statements, new Random(0)));
        }
        inParallel(warmUp);
        mostKilobytes.set(0);
        long begin = System.nanoTime();
        List<Taken> taken = inParallel(all);
        double seconds = (System.nanoTime() - begin) / 1e9;
        long[] saves = sorted(taken.stream().flatMapToLong(each -> Arrays.stream(each.saves())));
        long said = taken.stream().mapToLong(each -> each.said().size()).sum();
        report.section(
                all.size() + " tests of as many people, half of them the 298 questions of the themes in batches of "
                        + BATCH + ", half the four stages of ST-30 (" + AT_A_TIME + " at a time)",
                "s",
                "tests per second",
                "saves per second",
                "save p50 ms",
                "save p99 ms",
                "answers and stages acknowledged",
                "lost",
                "most memory MB");
        report.row(
                seconds,
                all.size() / seconds,
                saves.length / seconds,
                milliseconds(saves, 0.5),
                milliseconds(saves, 0.99),
                said,
                lost(taken),
                mostKilobytes.get() / 1024);
        reports(ofThemes, taken);
    }

    private Taken themes(Taker taker, int entitlement, List<Question> questions, Random random) {
        String run = begin(taker, entitlement);
        send(get(taker, "/" + run + "/questions?section=themes"), 200);
        List<String> said = new ArrayList<>();
        List<Long> saves = new ArrayList<>();
        int sequence = 1;
        for (int from = 0; from < questions.size(); from += BATCH) {
            StringBuilder body = new StringBuilder("{\"answers\":[");
            List<String> lines = new ArrayList<>();
            for (Question question : questions.subList(from, Math.min(from + BATCH, questions.size()))) {
                String option = question.option(random.nextInt());
                body.append(lines.isEmpty() ? "" : ",")
                        .append("{\"question\":\"")
                        .append(question.code())
                        .append("\",\"option\":\"")
                        .append(option)
                        .append("\",\"sequence\":")
                        .append(sequence)
                        .append('}');
                lines.add(run + " " + question.code() + " " + sequence++ + " " + option);
            }
            saves.add(save(taker, "/" + run + "/answers", body.append("]}").toString()));
            said.addAll(lines);
        }
        return end(taker, run, said, saves);
    }

    private Taken typologies(Taker taker, int entitlement, List<String> statements, Random random) {
        String run = begin(taker, entitlement);
        send(get(taker, "/" + run + "/questions?section=statements"), 200);
        List<String> said = new ArrayList<>();
        List<Long> saves = new ArrayList<>();
        List<String> free = new ArrayList<>(statements);
        Collections.shuffle(free, random);
        for (int stage = 1; stage <= 4; stage++) {
            List<String> picks = free.subList(7 * (stage - 1), 7 * (stage - 1) + 5 + random.nextInt(3));
            String body = "{\"picks\":[\"" + String.join("\",\"", picks) + "\"],\"sequence\":" + stage + "}";
            saves.add(save(taker, "/" + run + "/stages/" + stage, body));
            said.add(run + " stage " + stage + " " + stage + " " + picks);
        }
        return end(taker, run, said, saves);
    }

    private String begin(Taker taker, int entitlement) {
        String body = "{\"entitlementId\":\"" + taker.entitlements().get(entitlement) + "\"}";
        HttpRequest start = request(taker, "")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            String run = json.readTree(send(start, 201).body()).path("id").asText();
            send(get(taker, "/" + run), 200);
            return run;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Taken end(Taker taker, String run, List<String> said, List<Long> saves) {
        send(
                request(taker, "/" + run + "/submission")
                        .POST(HttpRequest.BodyPublishers.noBody())
                        .build(),
                200);
        send(get(taker, "/" + run + "/result"), 200);
        ServicePack.residentKilobytes(instance.pid()).ifPresent(now -> mostKilobytes.accumulateAndGet(now, Math::max));
        return new Taken(run, said, saves.stream().mapToLong(Long::longValue).toArray());
    }

    private long save(Taker taker, String path, String body) {
        HttpRequest put = request(taker, path)
                .PUT(HttpRequest.BodyPublishers.ofString(body))
                .build();
        long begin = System.nanoTime();
        send(put, 200);
        return System.nanoTime() - begin;
    }

    /** Of what was acknowledged; a log that has more, or that tells another state or no result, fails the bench. */
    private long lost(List<Taken> taken) {
        List<String> said = new ArrayList<>();
        StringBuilder runs = new StringBuilder();
        for (Taken each : taken) {
            said.addAll(each.said());
            runs.append(runs.isEmpty() ? "" : ",")
                    .append('\'')
                    .append(each.run())
                    .append('\'');
        }
        Collections.sort(said);
        List<String> logged = new ArrayList<>(sql.texts("select user_assessment_id || ' '"
                + " || coalesce(question_code, 'stage ' || stage) || ' ' || sequence || ' '"
                + " || coalesce(option_code, replace(picks::text, '\"', '')) from user_assessment_answer_logs"
                + " where user_assessment_id in (" + runs + ")"));
        Collections.sort(logged);
        long there = said.stream()
                .filter(each -> Collections.binarySearch(logged, each) >= 0)
                .count();
        if (logged.size() != there) throw new IllegalStateException("more was logged than acknowledged");
        AnswerLog.assertTellsAll(sql, "select id from user_assessment where id in (" + runs + ")");
        long results =
                sql.number("select count(*) from user_assessment_results where user_assessment_id in (" + runs + ")");
        if (results != taken.size()) throw new IllegalStateException(results + " results");
        return said.size() - there;
    }

    /** One after the other: the first time it is drawn and kept, the second time it is there. */
    private void reports(List<Taker> ofThemes, List<Taken> taken) {
        report.section(
                "Report of 34 themes as PDF over HTTP, " + REPORTS + " results",
                "language",
                "first p50 ms",
                "first p95 ms (bar 300)",
                "again p50 ms",
                "again p95 ms",
                "kB");
        for (String language : List.of("id", "en")) {
            long[][] nanos = new long[2][REPORTS];
            long bytes = 0;
            for (int i = 0; i < REPORTS; i++) {
                HttpRequest get =
                        get(ofThemes.get(2 * i), "/" + taken.get(2 * i).run() + "/report.pdf?lang=" + language);
                for (int turn = 0; turn < 2; turn++) {
                    long begin = System.nanoTime();
                    bytes = send(get, 200).body().length;
                    nanos[turn][i] = System.nanoTime() - begin;
                }
            }
            Arrays.sort(nanos[0]);
            Arrays.sort(nanos[1]);
            report.row(
                    language,
                    milliseconds(nanos[0], 0.5),
                    milliseconds(nanos[0], 0.95),
                    milliseconds(nanos[1], 0.5),
                    milliseconds(nanos[1], 0.95),
                    bytes / 1024);
        }
    }

    private static <T> List<T> inParallel(List<Callable<T>> all) {
        ExecutorService threads = Executors.newFixedThreadPool(AT_A_TIME);
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> each : threads.invokeAll(all)) results.add(each.get());
            return results;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    private static long[] sorted(LongStream values) {
        return values.sorted().toArray();
    }

    private static double milliseconds(long[] nanos, double quantile) {
        return nanos[(int) (nanos.length * quantile)] / 1e6;
    }

    private HttpRequest get(Taker taker, String path) {
        return request(taker, path).GET().build();
    }

    private HttpRequest.Builder request(Taker taker, String path) {
        return HttpRequest.newBuilder(service.resolve("/api/v1/me/assessments" + path))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + taker.token());
    }

    private HttpResponse<byte[]> send(HttpRequest request, int expected) {
        try {
            HttpResponse<byte[]> answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() != expected) {
                throw new IllegalStateException(request.uri() + " answered " + answer.statusCode() + " "
                        + new String(answer.body(), java.nio.charset.StandardCharsets.UTF_8));
            }
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
