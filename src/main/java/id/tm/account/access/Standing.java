package id.tm.account.access;

import id.tm.account.admin.Admin;
import id.tm.account.partnerprofile.PartnerProfile;
import id.tm.account.user.User;
import id.tm.account.user.UserStatus;
import java.util.Set;
import java.util.UUID;

/** Whether somebody may use the service at this moment, and if not, why. The one place that says so, for tokens old and new. */
public enum Standing {
    GOOD,
    UNVERIFIED,
    LOCKED,
    DISABLED,
    DELETED,
    PARTNER_INACTIVE;

    public static Standing of(User user) {
        return of(user.id, user.status(), Role.names(user.roles()));
    }

    /** {@code roles} are their names. */
    public static Standing of(UUID userId, UserStatus status, Set<String> roles) {
        boolean ofPartner = roles.contains(Role.PARTNER) || roles.contains(Role.PARTNER_OPERATOR);
        return of(status, ofPartner ? PartnerProfile.findByUser(userId).orElse(null) : null);
    }

    /** For lists; {@code partner} is the user's own row, or null when there is none. */
    public static Standing of(User user, PartnerProfile partner) {
        return of(user.status(), partner);
    }

    private static Standing of(UserStatus status, PartnerProfile partner) {
        return switch (status) {
            case PENDING_VERIFICATION -> UNVERIFIED;
            case LOCKED -> LOCKED;
            case DISABLED -> DISABLED;
            case DELETED -> DELETED;
            case ACTIVE -> partner == null || partner.isActive() ? GOOD : PARTNER_INACTIVE;
        };
    }

    public static Standing of(Admin admin) {
        return switch (admin.status()) {
            case ACTIVE -> GOOD;
            case LOCKED -> LOCKED;
            case DISABLED -> DISABLED;
            case DELETED -> DELETED;
        };
    }
}
