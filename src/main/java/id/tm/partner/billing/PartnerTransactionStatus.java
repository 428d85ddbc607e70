package id.tm.partner.billing;

import static id.tm.platform.problem.PlatformError.ILLEGAL_STATE;

import id.tm.platform.problem.TmException;
import java.util.Set;

/** The life of an invoice. Overdue is not in it: it follows from the due date. */
public enum PartnerTransactionStatus {
    DRAFT,
    ISSUED,
    PAID,
    VOID,
    WRITTEN_OFF;

    boolean canBecome(PartnerTransactionStatus next) {
        return following().contains(next);
    }

    /** {@code next}, or a 409 that names this state. */
    PartnerTransactionStatus become(PartnerTransactionStatus next) {
        if (!canBecome(next)) throw refusal();
        return next;
    }

    /** For acts that leave the state as it is but want it to be this one. */
    void require(PartnerTransactionStatus wanted) {
        if (this != wanted) throw refusal();
    }

    private TmException refusal() {
        return ILLEGAL_STATE.with(name()).property("currentState", name());
    }

    private Set<PartnerTransactionStatus> following() {
        return switch (this) {
            case DRAFT -> Set.of(ISSUED);
            case ISSUED -> Set.of(PAID, VOID, WRITTEN_OFF);
            // the bank of a payment made online can take it back
            case PAID -> Set.of(ISSUED);
            case VOID, WRITTEN_OFF -> Set.of();
        };
    }
}
