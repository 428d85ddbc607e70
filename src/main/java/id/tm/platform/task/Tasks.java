package id.tm.platform.task;

import static id.tm.platform.problem.PlatformError.NOT_FOUND;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.tm.platform.crypto.ColumnCipher;
import id.tm.platform.paging.Page;
import id.tm.platform.security.Principal;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Takes slow work on and tells how far it is. Each room has paths of its own for its kind, and says who may see what:
 * the methods without an owner are for the back office.
 */
@ApplicationScoped
public class Tasks {

    /** What a task has made. */
    public record Result(byte[] content, String mediaType, String fileName) {

        /** As a file to be saved, which nobody on the way keeps. */
        public Response download() {
            return Response.ok(content, mediaType)
                    .header("Content-Disposition", "attachment; filename=\"" + fileName + "\"")
                    .header("Cache-Control", "no-store")
                    .header("X-Content-Type-Options", "nosniff")
                    .build();
        }
    }

    private static final TypeReference<Map<String, Object>> PARAMETERS = new TypeReference<>() {};

    private final ObjectMapper json;
    private final ColumnCipher cipher;
    private final Clock clock;

    Tasks(ObjectMapper json, ColumnCipher cipher, Clock clock) {
        this.json = json;
        this.cipher = cipher;
        this.clock = clock;
    }

    /**
     * Takes work on in the caller's transaction; it begins soon after the commit.
     *
     * @param kind the name of a {@link TaskKind}
     * @param parameters a record registered for reflection; kept and shown in clear, so nothing secret
     * @param input a file, kept encrypted until the work has ended; or null
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public UUID submit(String kind, Principal owner, Object parameters, byte[] input) {
        Task task = new Task();
        task.kind = kind;
        task.ownerRealm = owner.realm();
        task.ownerId = owner.id();
        task.parameters = json.convertValue(parameters, PARAMETERS);
        task.dueAt = clock.instant();
        task.persistAndFlush();
        if (input != null) {
            Panache.getEntityManager()
                    .createNativeQuery("update tasks set input = :input where id = :id")
                    .setParameter("input", cipher.encryptBytes(input))
                    .setParameter("id", task.id)
                    .executeUpdate();
        }
        return task.id;
    }

    /** The task of that kind, or 404. */
    @Transactional
    public TaskView view(String kind, UUID id) {
        return Task.find(kind, id).map(TaskView::of).orElseThrow(NOT_FOUND::with);
    }

    /** The owner's task of that kind, or 404. */
    @Transactional
    public TaskView viewOwn(String kind, UUID id, Principal owner) {
        return own(kind, id, owner).map(TaskView::of).orElseThrow(NOT_FOUND::with);
    }

    /** All tasks of that kind, the newest first. */
    @Transactional
    public Page<TaskView> list(String kind, UriInfo uri) {
        return TaskView.LIST.list(uri, "e.kind = :kind", Map.of("kind", kind), TaskView::of);
    }

    /** The owner's tasks of that kind, the newest first. */
    @Transactional
    public Page<TaskView> listOwn(String kind, Principal owner, UriInfo uri) {
        return TaskView.LIST.list(
                uri,
                "e.kind = :kind and e.ownerRealm = :realm and e.ownerId = :owner",
                Map.of("kind", kind, "realm", owner.realm(), "owner", owner.id()),
                TaskView::of);
    }

    /** Every row error of the task, or 404. */
    @Transactional
    public Page<TaskErrorView> errors(String kind, UUID id, UriInfo uri) {
        Task task = Task.find(kind, id).orElseThrow(NOT_FOUND::with);
        return TaskErrorView.LIST.list(uri, "e.taskId = :task", Map.of("task", task.id), TaskErrorView::of);
    }

    /** What the owner's task has made, as long as it is kept; else 404. */
    @Transactional
    public Result result(String kind, UUID id, Principal owner) {
        Task task = own(kind, id, owner).filter(own -> own.resultType != null).orElseThrow(NOT_FOUND::with);
        byte[] stored = bytes("result", id).orElseThrow(NOT_FOUND::with);
        return new Result(cipher.decryptBytes(stored), task.resultType, task.resultName);
    }

    /** Removes what the person has asked for, with its results; for erasure. */
    @Transactional
    public void forget(Principal owner) {
        Task.delete("ownerRealm = ?1 and ownerId = ?2", owner.realm(), owner.id());
    }

    Optional<byte[]> input(UUID id) {
        return bytes("input", id).map(cipher::decryptBytes);
    }

    byte[] seal(byte[] content) {
        return cipher.encryptBytes(content);
    }

    ObjectMapper json() {
        return json;
    }

    private static Optional<Task> own(String kind, UUID id, Principal owner) {
        return Task.find(
                        "id = ?1 and kind = ?2 and ownerRealm = ?3 and ownerId = ?4",
                        id,
                        kind,
                        owner.realm(),
                        owner.id())
                .firstResultOptional();
    }

    private static Optional<byte[]> bytes(String column, UUID id) {
        List<?> found = Panache.getEntityManager()
                .createNativeQuery(
                        "select " + column + " from tasks where id = :id and " + column + " is not null", byte[].class)
                .setParameter("id", id)
                .getResultList();
        return found.isEmpty() ? Optional.empty() : Optional.of((byte[]) found.get(0));
    }
}
