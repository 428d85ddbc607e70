package id.tm.account;

import java.time.ZoneId;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/**
 * A user as the floors above see one.
 *
 * @param active whether the person may use the service now: verified, neither locked, disabled nor deleted
 * @param roles such as {@code member} or {@code practitioner}
 */
public record Person(
        UUID id, String fullName, String email, boolean active, Set<String> roles, ZoneId zone, Locale locale) {}
