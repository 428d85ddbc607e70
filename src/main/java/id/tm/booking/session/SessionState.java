package id.tm.booking.session;

import java.util.EnumSet;
import java.util.Set;

/** The life of a consultation. */
public enum SessionState {
    SCHEDULED,
    ON_PROGRESS,
    COMPLETED,
    CANCELLED,
    NO_SHOW_MEMBER,
    NO_SHOW_PRACTITIONER,
    /** It could not take place, and neither side is to blame: the connection, say. */
    FAILED;

    public boolean canBecome(SessionState next) {
        return next().contains(next);
    }

    /** Whether it is still to be held or being held. */
    public boolean isOpen() {
        return !next().isEmpty();
    }

    private Set<SessionState> next() {
        return switch (this) {
            case SCHEDULED -> EnumSet.of(ON_PROGRESS, CANCELLED, NO_SHOW_MEMBER, NO_SHOW_PRACTITIONER, FAILED);
            case ON_PROGRESS -> EnumSet.of(COMPLETED, NO_SHOW_MEMBER, FAILED);
            case COMPLETED, CANCELLED, NO_SHOW_MEMBER, NO_SHOW_PRACTITIONER, FAILED ->
                EnumSet.noneOf(SessionState.class);
        };
    }
}
