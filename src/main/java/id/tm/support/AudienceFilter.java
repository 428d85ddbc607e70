package id.tm.support;

import java.time.Instant;
import java.util.Set;

/**
 * Which users are meant; what is empty or null leaves nobody out.
 *
 * @param roles one of these
 * @param statuses one of these
 * @param registeredSince this moment is still in
 * @param registeredBefore this moment is out
 * @param locale {@code id} or {@code en}
 */
public record AudienceFilter(
        Set<String> roles, Set<Status> statuses, Instant registeredSince, Instant registeredBefore, String locale) {

    /** How somebody stands; who is disabled or deleted is in no audience. */
    public enum Status {
        ACTIVE,
        PENDING_VERIFICATION,
        LOCKED
    }
}
