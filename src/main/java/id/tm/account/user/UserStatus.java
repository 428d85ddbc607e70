package id.tm.account.user;

import java.util.Set;

/** The life of a user. Only ACTIVE may have a token. */
public enum UserStatus {
    PENDING_VERIFICATION,
    ACTIVE,
    LOCKED,
    DISABLED,
    DELETED;

    public boolean canBecome(UserStatus next) {
        return switch (this) {
            case PENDING_VERIFICATION -> Set.of(ACTIVE, DISABLED, DELETED).contains(next);
            case ACTIVE -> Set.of(LOCKED, DISABLED, DELETED).contains(next);
            case LOCKED -> Set.of(ACTIVE, DISABLED, DELETED).contains(next);
            case DISABLED -> Set.of(PENDING_VERIFICATION, ACTIVE, DELETED).contains(next);
            case DELETED -> false;
        };
    }
}
