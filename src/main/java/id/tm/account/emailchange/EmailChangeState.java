package id.tm.account.emailchange;

import java.util.Set;

/** The life of a change of the e-mail address. */
public enum EmailChangeState {
    PENDING,
    DONE,
    UNDONE,
    CANCELLED;

    public boolean canBecome(EmailChangeState next) {
        return switch (this) {
            case PENDING -> Set.of(DONE, CANCELLED).contains(next);
            case DONE -> next == UNDONE;
            case UNDONE, CANCELLED -> false;
        };
    }
}
