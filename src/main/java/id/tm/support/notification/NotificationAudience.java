package id.tm.support.notification;

import id.tm.platform.input.EmailAddress;
import id.tm.support.AudienceFilter;
import id.tm.support.AudienceFilter.Status;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Who is meant: users by role and filter, or a list; never both. */
@RegisterForReflection
public record NotificationAudience(
        @Size(max = 20)
        @Schema(examples = "[\"member\"]", description = "Users with one of these roles; every user is a member")
        List<@NotNull @Pattern(regexp = "[a-z][a-z-]{0,39}") String> roles,

        @Size(max = 3) @Schema(description = "ACTIVE when left out; nothing else for marketing")
        List<@NotNull Status> statuses,

        Instant registeredSince,
        Instant registeredBefore,

        @Pattern(regexp = "id|en") @Schema(examples = "id") String locale,

        @Size(max = 50_000)
        @Schema(
                examples = "[\"sari@example.com\"]",
                description =
                        "User ids and mail addresses. An address without an account gets mails of the service only."
                                + " Shown by their number once kept")
        List<@NotNull @Pattern(regexp = ENTRY) @Size(max = 254) String> recipients) {

    static final String ENTRY =
            "[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}" + "|" + EmailAddress.SHAPE;

    boolean isList() {
        return recipients != null && !recipients.isEmpty();
    }

    boolean hasFilter() {
        return !orEmpty(roles).isEmpty()
                || !orEmpty(statuses).isEmpty()
                || registeredSince != null
                || registeredBefore != null
                || locale != null;
    }

    /** Without the list, which has a table of its own; in one order, so that what is read is what was written. */
    NotificationAudience kept() {
        return new NotificationAudience(
                List.copyOf(new TreeSet<>(orEmpty(roles))),
                List.copyOf(new TreeSet<>(orEmpty(statuses))),
                registeredSince,
                registeredBefore,
                locale,
                null);
    }

    Set<Status> wantedStatuses() {
        return orEmpty(statuses).isEmpty() ? Set.of(Status.ACTIVE) : Set.copyOf(statuses);
    }

    AudienceFilter filter() {
        return new AudienceFilter(
                Set.copyOf(orEmpty(roles)), wantedStatuses(), registeredSince, registeredBefore, locale);
    }

    static boolean isUserId(String entry) {
        return entry.length() == 36 && !entry.contains("@");
    }

    static UUID userId(String entry) {
        return UUID.fromString(entry);
    }

    private static <T> List<T> orEmpty(List<T> list) {
        return list == null ? List.of() : list;
    }
}
