package id.tm.account;

import java.time.ZoneId;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A user as the floors above see one.
 *
 * @param active whether the person may use the service now: verified, neither locked, disabled nor deleted
 * @param mayBuy whether the person may also buy: active, and of age or with a guardian's consent
 * @param roles such as {@code member} or {@code practitioner}
 * @param photo the path at which everybody sees a practitioner's photo; null for all others and when there is none
 */
public record Person(
        UUID id,
        String fullName,
        String email,
        boolean active,
        boolean mayBuy,
        Set<String> roles,
        ZoneId zone,
        Locale locale,
        @Nullable String photo) {}
