package id.tm.platform.work;

import static org.assertj.core.api.Assertions.assertThat;

import id.tm.testing.PostgresResource;
import id.tm.testing.Race;
import id.tm.testing.Seeded;
import id.tm.testing.ServiceTest;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ServiceTest
class WorkQueueTest {

    private static final Instant NOW = Instant.parse("2026-01-05T04:00:00Z");
    private static final Duration LEASE = Duration.ofMinutes(1);

    private final String table = "probe_work_" + UUID.randomUUID().toString().substring(0, 8);
    private final WorkQueue queue = new WorkQueue(table, "READY", "CLAIMED", "SENDING", "DEAD");

    @BeforeEach
    void createTable() {
        sql("create table " + table + " (id uuid primary key, version int not null default 0,"
                + " updated_at timestamptz not null default now(), state text not null default 'READY',"
                + " due_at timestamptz not null, attempts int not null default 0, lease_until timestamptz,"
                + " fence bigint not null default 0, last_error text, tenant text)");
    }

    @AfterEach
    void dropTable() {
        sql("drop table " + table);
    }

    @Test
    void onlyWhatIsDueIsClaimedTheOldestFirst() {
        UUID late = row(NOW.minusSeconds(20));
        UUID latest = row(NOW.minusSeconds(30));
        row(NOW.plusSeconds(1));
        UUID now = row(NOW);
        assertThat(ids(claim(NOW, 2))).containsExactlyInAnyOrder(latest, late);
        assertThat(ids(claim(NOW, 10))).containsExactly(now);
        assertThat(claim(NOW, 10)).isEmpty();
    }

    @Test
    void aConditionNarrowsTheClaim() {
        row(NOW);
        UUID ours = row(NOW);
        sql("update " + table + " set tenant = 'ours' where id = '" + ours + "'");
        assertThat(ids(inTransaction(
                        () -> queue.claim(NOW, LEASE, 10, "w.tenant = :tenant", Map.of("tenant", "ours")))))
                .containsExactly(ours);
    }

    @Test
    void twoClaimersNeverGetTheSameRow() {
        Set<UUID> rows = new HashSet<>();
        for (int i = 0; i < 300; i++) rows.add(row(NOW));
        List<List<UUID>> taken = Race.calls(12, number -> {
            List<UUID> mine = new ArrayList<>();
            for (List<Claim> batch = claim(NOW, 7); !batch.isEmpty(); batch = claim(NOW, 7)) mine.addAll(ids(batch));
            return mine;
        });
        List<UUID> all = taken.stream().flatMap(List::stream).toList();
        assertThat(all).hasSize(300).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(rows);
    }

    @Test
    void aRowWhoseLeaseRanOutIsTakenOverAndItsOldHolderIsNotHeardAnyMore() {
        row(NOW);
        Claim slow = claim(NOW, 1).get(0);
        assertThat(claim(NOW.plus(LEASE), 1))
                .as("the lease still holds at its end")
                .isEmpty();
        Instant later = NOW.plus(LEASE).plusMillis(1);
        Claim next = claim(later, 1).get(0);
        assertThat(next.id()).isEqualTo(slow.id());
        assertThat(next.fence()).isGreaterThan(slow.fence());
        assertThat(next.attempts()).isEqualTo(2);

        assertThat(inTransaction(() -> queue.begin(slow, later, LEASE))).isFalse();
        assertThat(inTransaction(() -> queue.settle(slow, "SENT", later))).isFalse();
        assertThat(inTransaction(() -> queue.retry(slow, later, "x", later))).isFalse();
        assertThat(inTransaction(() -> queue.bury(slow, "x", later))).isFalse();
        assertThat(inTransaction(() -> queue.begin(next, later, LEASE))).isTrue();
        assertThat(inTransaction(() -> queue.settle(next, "SENT", later))).isTrue();
        assertThat(state(next.id())).isEqualTo("SENT");
    }

    @Test
    void whatHasBegunIsTakenOverToo() {
        row(NOW);
        Claim first = claim(NOW, 1).get(0);
        inTransaction(() -> queue.begin(first, NOW, LEASE));
        assertThat(state(first.id())).isEqualTo("SENDING");
        assertThat(claim(NOW.plusSeconds(30), 1)).isEmpty();
        assertThat(ids(claim(NOW.plusSeconds(61), 1))).containsExactly(first.id());
    }

    @Test
    void aCancelledRowDoesNotBegin() {
        row(NOW);
        Claim claim = claim(NOW, 1).get(0);
        sql("update " + table + " set state = 'CANCELLED' where id = '" + claim.id() + "'");
        assertThat(inTransaction(() -> queue.begin(claim, NOW, LEASE))).isFalse();
        assertThat(inTransaction(() -> queue.settle(claim, "SENT", NOW))).isFalse();
        assertThat(state(claim.id())).isEqualTo("CANCELLED");
    }

    @Test
    void aSettlementCountsOnce() {
        row(NOW);
        Claim claim = claim(NOW, 1).get(0);
        List<Boolean> settled = Race.calls(8, number -> inTransaction(() -> queue.settle(claim, "SENT", NOW)));
        assertThat(settled).containsOnlyOnce(true);
    }

    @Test
    void aRetryWaitsForItsTimeAndADeadRowForAnOperator() {
        row(NOW);
        Claim first = claim(NOW, 1).get(0);
        inTransaction(() -> queue.retry(first, NOW.plusSeconds(10), "no answer", NOW));
        assertThat(claim(NOW.plusSeconds(9), 1)).isEmpty();
        Claim second = claim(NOW.plusSeconds(10), 1).get(0);
        assertThat(second.attempts()).isEqualTo(2);

        inTransaction(() -> queue.bury(second, "refused", NOW));
        assertThat(state(second.id())).isEqualTo("DEAD");
        assertThat(claim(NOW.plus(Duration.ofDays(9)), 1)).isEmpty();

        assertThat(inTransaction(() -> queue.replay(second.id(), NOW))).isTrue();
        assertThat(inTransaction(() -> queue.replay(second.id(), NOW))).isFalse();
        assertThat(claim(NOW, 1).get(0).attempts()).isEqualTo(1);
    }

    @Test
    void backOffGrowsWithJitterUpToItsLimit() {
        Duration first = Duration.ofSeconds(2);
        Duration most = Duration.ofMinutes(10);
        Seeded.values(500, random -> random.nextInt(60), attempts -> {
            long base = Math.min(most.toMillis(), first.toMillis() << Math.min(20, Math.max(0, attempts - 1)));
            assertThat(WorkQueue.backOff(attempts, first, most).toMillis()).isBetween(base, base + base / 2);
        });
        Set<Duration> seen = new HashSet<>();
        for (int i = 0; i < 50; i++) seen.add(WorkQueue.backOff(5, first, most));
        assertThat(seen).hasSizeGreaterThan(20);
    }

    /** Workers that claim, crash, settle, retry and replay at random: each row is settled at most once, none is lost. */
    @Test
    void randomHistoriesSettleEachRowAtMostOnce() {
        record Step(int worker, int what) {}
        Seeded.sequences(15, 60, random -> new Step(random.nextInt(3), random.nextInt(5)))
                .hold(steps -> {
                    sql("delete from " + table);
                    for (int i = 0; i < 4; i++) row(NOW);
                    Map<Integer, Claim> held = new HashMap<>();
                    Map<UUID, Integer> settled = new HashMap<>();
                    Instant now = NOW;
                    for (Step step : steps) {
                        now = now.plusSeconds(25);
                        Instant at = now;
                        Claim mine = held.get(step.worker);
                        switch (step.what) {
                            case 0 -> claim(at, 1).forEach(claim -> held.put(step.worker, claim));
                            case 1 -> held.remove(step.worker);
                            case 2 -> {
                                if (mine != null && inTransaction(() -> queue.settle(mine, "SENT", at))) {
                                    settled.merge(mine.id(), 1, Integer::sum);
                                }
                            }
                            case 3 -> {
                                if (mine != null) inTransaction(() -> queue.retry(mine, at, "again", at));
                            }
                            default -> {
                                if (mine != null) inTransaction(() -> queue.begin(mine, at, LEASE));
                            }
                        }
                    }
                    assertThat(settled.values()).allMatch(times -> times == 1);
                    Instant end = now.plus(Duration.ofHours(1));
                    assertThat(claim(end, 100)).hasSize(4 - settled.size());
                });
    }

    private List<Claim> claim(Instant now, int limit) {
        return inTransaction(() -> queue.claim(now, LEASE, limit, "true", Map.of()));
    }

    private static List<UUID> ids(List<Claim> claims) {
        return claims.stream().map(Claim::id).toList();
    }

    private static <T> T inTransaction(Callable<T> work) {
        return QuarkusTransaction.requiringNew().call(work);
    }

    private UUID row(Instant dueAt) {
        UUID id = UUID.randomUUID();
        try (Connection connection = PostgresResource.current().connect();
                PreparedStatement insert =
                        connection.prepareStatement("insert into " + table + " (id, due_at) values (?, ?)")) {
            insert.setObject(1, id);
            insert.setTimestamp(2, Timestamp.from(dueAt));
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return id;
    }

    private String state(UUID id) {
        try (Connection connection = PostgresResource.current().connect();
                PreparedStatement select =
                        connection.prepareStatement("select state from " + table + " where id = ?")) {
            select.setObject(1, id);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void sql(String sql) {
        try (Connection connection = PostgresResource.current().connectAsService();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.execute();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
