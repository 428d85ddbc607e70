package id.tm.bench;

import static org.assertj.core.api.Assertions.assertThat;

import id.tm.finance.Correction;
import id.tm.finance.Ledger;
import id.tm.finance.Money;
import id.tm.finance.Payout;
import id.tm.finance.Posting;
import id.tm.finance.WithdrawalPosting;
import id.tm.testing.BooksBalanced;
import id.tm.testing.ServiceTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/**
 * Transfers of four legs through the ledger's own door, no HTTP in between, as nothing outside can move money by itself.
 * Not part of the tests: {@code bench/run ledger} starts it with a database that is as durable as a real one.
 */
@ServiceTest
class LedgerLoad {

    private static final int THREADS = 16;
    private static final int WALLETS = 1_000;
    private static final Duration WARM_UP = Duration.ofSeconds(20);
    private static final Duration ROUND = Duration.ofSeconds(20);

    private record Result(double perSecond, double p50, double p99) {}

    @Inject
    Ledger ledger;

    @Test
    void fourLegs() throws Exception {
        Report report = new Report("ledger", "Ledger transfers of four legs");
        report.note(
                "Service, PostgreSQL 17 (fsync and synchronous_commit on) and the load share the machine; " + THREADS
                        + " threads, each transfer a transaction of its own with head, entries, wallet, movement and house accounts");
        report.note(
                "Half of them credit a wallet out of three accounts of the house (a failed payout with tax and fee), half"
                        + " take that back by a linked correction, which needs the money to be there");
        UUID[] wallets = new UUID[WALLETS];
        for (int i = 0; i < WALLETS; i++) wallets[i] = Money.wallet(1);
        Supplier<UUID> random = () -> wallets[ThreadLocalRandom.current().nextInt(WALLETS)];
        run(random, WARM_UP);
        report.section("Transfers per second", "wallets", "aimed at", "transfers per second", "p50 ms", "p99 ms");
        row(report, WALLETS + ", at random", "400", run(random, ROUND));
        row(report, "one hot", "150", run(() -> wallets[0], ROUND));
        long began = System.nanoTime();
        BooksBalanced.check();
        report.note("Books of " + Money.sql().number("select count(*) from ledger_transactions")
                + " postings balanced; checked in "
                + Duration.ofNanos(System.nanoTime() - began).toMillis() + " ms");
        report.write();
    }

    private static void row(Report report, String wallets, String bar, Result result) {
        report.row(wallets, bar, result.perSecond(), result.p50(), result.p99());
    }

    private Result run(Supplier<UUID> wallets, Duration time) throws Exception {
        long end = System.nanoTime() + time.toNanos();
        long began = System.nanoTime();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<List<Long>>> running = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) running.add(threads.submit(() -> transfers(wallets, end)));
            List<Long> all = new ArrayList<>();
            for (Future<List<Long>> each : running) all.addAll(each.get());
            double seconds = (System.nanoTime() - began) / 1e9;
            long[] sorted = all.stream().mapToLong(Long::longValue).sorted().toArray();
            assertThat(sorted).isNotEmpty();
            return new Result(sorted.length / seconds, at(sorted, 0.5), at(sorted, 0.99));
        } finally {
            threads.shutdownNow();
        }
    }

    private List<Long> transfers(Supplier<UUID> wallets, long end) {
        List<Long> nanos = new ArrayList<>();
        while (System.nanoTime() < end) {
            Payout payout = new Payout(UUID.randomUUID(), wallets.get(), 1_000_000, 25_000, false, 2_500);
            Posting failed = new WithdrawalPosting.Failed(payout);
            long start = System.nanoTime();
            UUID posted = ledger.post(failed).transactionId();
            long between = System.nanoTime();
            ledger.post(new Correction(posted, failed.purpose(), failed.legs(), "bench"));
            nanos.add(between - start);
            nanos.add(System.nanoTime() - between);
        }
        return nanos;
    }

    private static double at(long[] sorted, double share) {
        return sorted[(int) Math.min(sorted.length - 1L, Math.round(sorted.length * share))] / 1e6;
    }
}
