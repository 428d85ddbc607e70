package id.tm.account.access;

import id.tm.account.admin.Admin;
import id.tm.account.partnerprofile.PartnerProfile;
import id.tm.account.user.User;

/** Whether somebody may use the service at this moment, and if not, why. The one place that says so, for tokens old and new. */
public enum Standing {
    GOOD,
    UNVERIFIED,
    LOCKED,
    DISABLED,
    DELETED,
    PARTNER_INACTIVE;

    public static Standing of(User user) {
        boolean ofPartner = user.roles().stream()
                .anyMatch(
                        role -> role.name().equals(Role.PARTNER) || role.name().equals(Role.PARTNER_OPERATOR));
        return of(user, ofPartner ? PartnerProfile.findByUser(user.id).orElse(null) : null);
    }

    /** For lists; {@code partner} is the user's own row, or null when there is none. */
    public static Standing of(User user, PartnerProfile partner) {
        return switch (user.status()) {
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
