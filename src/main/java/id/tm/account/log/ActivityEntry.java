package id.tm.account.log;

import id.tm.platform.AppendOnly;
import id.tm.platform.paging.ListSpec;
import jakarta.persistence.Column;
import jakarta.persistence.MappedSuperclass;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One act of somebody; the two logs differ in whose they are only. */
@MappedSuperclass
public abstract class ActivityEntry extends AppendOnly {

    /** What is written down of an act. */
    public record Act(
            UUID userId,
            String action,
            @Nullable String subjectType,
            @Nullable UUID subjectId,
            @Nullable String network,
            @Nullable String device) {}

    private static final Pattern ACTION = Pattern.compile("[A-Z][A-Z0-9_]{2,59}");

    @Column(updatable = false)
    private UUID userId;

    @Column(updatable = false)
    private String action;

    @Column(updatable = false)
    private String subjectType;

    @Column(updatable = false)
    private UUID subjectId;

    @Column(updatable = false)
    private String network;

    @Column(updatable = false)
    private String device;

    protected ActivityEntry() {}

    protected ActivityEntry(Act act) {
        this.userId = act.userId();
        this.action = act.action();
        this.subjectType = act.subjectType();
        this.subjectId = act.subjectId();
        this.network = act.network();
        this.device = act.device();
    }

    /** How the owner lists either log: newest first. */
    static <E extends ActivityEntry> ListSpec<E> list(Class<E> log) {
        return ListSpec.of(log, entry -> entry.id)
                .sortByInstant("createdAt", entry -> entry.createdAt)
                .filter("action", "e.action = :action", ActivityEntry::requireAction)
                .filterInstant("since", "e.createdAt >= :since")
                .filterInstant("before", "e.createdAt < :before");
    }

    /** How the back office lists either log. */
    static <E extends ActivityEntry> ListSpec<E> listOfAll(Class<E> log) {
        return list(log).filterId("userId", "e.userId = :userId");
    }

    private static String requireAction(String text) {
        if (!ACTION.matcher(text).matches()) throw new IllegalArgumentException();
        return text;
    }

    UUID userId() {
        return userId;
    }

    String action() {
        return action;
    }

    String subjectType() {
        return subjectType;
    }

    UUID subjectId() {
        return subjectId;
    }

    String network() {
        return network;
    }

    String device() {
        return device;
    }
}
