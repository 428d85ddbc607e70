package id.tm.platform.security;

import java.util.Set;
import java.util.UUID;

/**
 * What somebody may do now, read from the database.
 *
 * @param active false once the person is locked out, disabled or deleted: tokens stop working with the next request
 * @param roles names such as {@code member} or {@code practitioner}
 * @param permissions {@code resource:action}; {@code *:*} allows everything
 */
public record Principal(Realm realm, UUID id, boolean active, Set<String> roles, Set<String> permissions) {

    /** The only role of somebody who must set up a second factor before anything else. */
    public static final String ENROLLING = "mfa-enrolment";

    public boolean may(String permission) {
        return permissions.contains("*:*") || permissions.contains(permission);
    }
}
