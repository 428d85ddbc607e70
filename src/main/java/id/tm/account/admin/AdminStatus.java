package id.tm.account.admin;

import java.util.Set;

/** The life of an admin. Only ACTIVE may have a token. */
public enum AdminStatus {
    ACTIVE,
    LOCKED,
    DISABLED,
    DELETED;

    public boolean canBecome(AdminStatus next) {
        return switch (this) {
            case ACTIVE -> Set.of(LOCKED, DISABLED, DELETED).contains(next);
            case LOCKED -> Set.of(ACTIVE, DISABLED, DELETED).contains(next);
            case DISABLED -> Set.of(ACTIVE, DELETED).contains(next);
            case DELETED -> false;
        };
    }
}
