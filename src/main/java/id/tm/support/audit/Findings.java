package id.tm.support.audit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What is wrong, counted; the first are kept. */
final class Findings {

    private static final int SHOWN = 20;

    private final List<VerificationView.Finding> first = new ArrayList<>();
    private long count;
    private long unsealed;
    private Instant unsealedSince;

    void add(VerificationView.Kind kind, LocalDate day, Long seq, UUID logId) {
        count++;
        if (first.size() < SHOWN) first.add(new VerificationView.Finding(kind, day, seq, logId));
    }

    /** In the order of their times. */
    void waits(Instant since) {
        if (unsealed == 0) unsealedSince = since;
        unsealed++;
    }

    long count() {
        return count;
    }

    List<VerificationView.Finding> first() {
        return first;
    }

    long unsealed() {
        return unsealed;
    }

    Instant unsealedSince() {
        return unsealedSince;
    }
}
