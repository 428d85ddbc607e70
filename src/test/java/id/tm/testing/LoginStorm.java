package id.tm.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Many members who log in to a service that runs as a process of its own. */
public final class LoginStorm {

    /** @param withoutRetryAfter how many of the 503 did not say when to come back */
    public record Outcome(Map<Integer, Long> statuses, long withoutRetryAfter, Duration took) {}

    private final URI tokens;
    private final int members;
    private final String password;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Patience.MOST)
            .build();

    private LoginStorm(int port, int members, String password) {
        this.tokens = URI.create("http://127.0.0.1:" + port + "/api/v1/auth/tokens");
        this.members = members;
        this.password = password;
    }

    /**
     * Inserts the members. All have the hash of the first admin's password, which must be this one: so the service
     * itself has made it.
     */
    public static LoginStorm prepare(Sql sql, int port, int members, String password) {
        sql.execute("""
                with fresh as (select n, gen_random_uuid() as id, now() as at from generate_series(0, %d) n),
                made as (
                    insert into users (id, version, created_at, updated_at, email, password_hash, status, email_verified_at)
                    select id, 0, at, at, 'member' || n || '@storm.example',
                           (select password_hash from admins order by created_at limit 1), 'ACTIVE', at from fresh),
                known as (
                    insert into profiles (id, version, created_at, updated_at, user_id, full_name, zone, locale)
                    select gen_random_uuid(), 0, at, at, id, 'Member', 'Asia/Jakarta', 'id' from fresh)
                insert into user_roles (user_id, role_id)
                select f.id, r.id from fresh f, roles r where r.name = 'member' and r.realm = 'USERS'
                """.formatted(members - 1));
        return new LoginStorm(port, members, password);
    }

    public static String email(int member) {
        return "member" + member + "@storm.example";
    }

    /** The status of one login. */
    public int one(int member) {
        try {
            return http.send(request(member), BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Every member once, all at the same moment. */
    public Outcome allAtOnce() {
        long begin = System.nanoTime();
        List<CompletableFuture<HttpResponse<Void>>> underWay = new ArrayList<>();
        for (int member = 0; member < members; member++) {
            underWay.add(http.sendAsync(request(member), BodyHandlers.discarding()));
        }
        return outcome(underWay.stream().map(CompletableFuture::join).toList(), begin);
    }

    /** For that long, so many at a time, each member in turn. */
    public Outcome steadily(Duration duration, int atATime) {
        long begin = System.nanoTime();
        ExecutorService threads = Executors.newFixedThreadPool(atATime);
        try {
            List<CompletableFuture<List<HttpResponse<Void>>>> all = new ArrayList<>();
            for (int i = 0; i < atATime; i++) {
                int first = i;
                all.add(CompletableFuture.supplyAsync(
                        () -> inTurn(first, atATime, begin + duration.toNanos()), threads));
            }
            return outcome(
                    all.stream()
                            .map(CompletableFuture::join)
                            .flatMap(List::stream)
                            .toList(),
                    begin);
        } finally {
            threads.shutdownNow();
        }
    }

    private List<HttpResponse<Void>> inTurn(int first, int step, long until) {
        List<HttpResponse<Void>> answers = new ArrayList<>();
        for (int member = first; System.nanoTime() < until; member += step) {
            try {
                answers.add(http.send(request(member % members), BodyHandlers.discarding()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
        return answers;
    }

    private static Outcome outcome(List<HttpResponse<Void>> answers, long begin) {
        Duration took = Duration.ofNanos(System.nanoTime() - begin);
        Map<Integer, Long> statuses = new TreeMap<>();
        answers.forEach(answer -> statuses.merge(answer.statusCode(), 1L, Long::sum));
        long silent = answers.stream()
                .filter(answer -> answer.statusCode() == 503
                        && answer.headers().firstValue("Retry-After").isEmpty())
                .count();
        return new Outcome(statuses, silent, took);
    }

    private HttpRequest request(int member) {
        return HttpRequest.newBuilder(tokens)
                .timeout(Patience.MOST)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(
                        "{\"login\": \"" + email(member) + "\", \"password\": \"" + password + "\"}"))
                .build();
    }
}
