package id.tm.platform.master;

import id.tm.platform.BaseEntity;
import id.tm.platform.http.ETags;
import id.tm.platform.problem.ErrorCode;
import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.persistence.Table;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/**
 * What the resources of plain master data share: one row read, added, replaced against the version it was read with,
 * and taken away. A resource keeps one as a constant beside its ListSpec. Each act is a transaction of its own, or part
 * of the one it is called in, and has met the rules of the database when it returns.
 *
 * @param <E> the entity
 * @param <R> the whole of it as clients write it
 * @param <V> the same as they read it
 */
public final class MasterData<E extends BaseEntity, R, V> {

    private final String path;
    private final Class<E> entity;
    private final Supplier<E> fresh;
    private final BiConsumer<R, E> write;
    private final Function<E, V> view;
    private final ErrorCode notFound;

    /**
     * @param path where one of them is found, without its id
     * @param write puts a request into an entity, new or old
     */
    public MasterData(
            String path,
            Class<E> entity,
            Supplier<E> fresh,
            BiConsumer<R, E> write,
            Function<E, V> view,
            ErrorCode notFound) {
        this.path = path;
        this.entity = entity;
        this.fresh = fresh;
        this.write = write;
        this.view = view;
        this.notFound = notFound;
    }

    /** 200 with the tag that a replacement needs. */
    public RestResponse<V> get(UUID id) {
        return QuarkusTransaction.joiningExisting().call(() -> answer(find(id)));
    }

    /** 201 with its address and tag. */
    public RestResponse<V> create(R request) {
        return QuarkusTransaction.joiningExisting().call(() -> {
            E row = fresh.get();
            write.accept(request, row);
            Panache.getEntityManager().persist(row);
            Panache.getEntityManager().flush();
            return ETags.created(path + "/" + row.id, view.apply(row), row.version);
        });
    }

    public RestResponse<V> replace(UUID id, @Nullable String ifMatch, R request) {
        return QuarkusTransaction.joiningExisting().call(() -> {
            E row = find(id);
            ETags.requireMatch(ifMatch, row.version);
            write.accept(request, row);
            Panache.getEntityManager().flush();
            return answer(row);
        });
    }

    /** 204. */
    public RestResponse<V> delete(UUID id, @Nullable String ifMatch) {
        return retire(id, ifMatch, row -> false, row -> {});
    }

    /**
     * 204 when nothing pointed at the row, which is gone then; else 200 with the row deactivated. Nothing can begin to
     * point at it in between: a foreign key needs the row's lock, which is held here.
     */
    public RestResponse<V> retire(UUID id, @Nullable String ifMatch, Predicate<E> used, Consumer<E> deactivate) {
        return QuarkusTransaction.joiningExisting().call(() -> {
            lock(id);
            E row = find(id);
            ETags.requireMatch(ifMatch, row.version);
            if (used.test(row)) {
                deactivate.accept(row);
                Panache.getEntityManager().flush();
                return answer(row);
            }
            Panache.getEntityManager().remove(row);
            Panache.getEntityManager().flush();
            return RestResponse.noContent();
        });
    }

    /** The lock that references wait for; what Hibernate takes for a write leaves keys free. */
    private void lock(UUID id) {
        String table = entity.getAnnotation(Table.class).name();
        Panache.getEntityManager()
                .createNativeQuery("select id from " + table + " where id = :id for update")
                .setParameter("id", id)
                .getResultList();
    }

    private E find(UUID id) {
        E row = Panache.getEntityManager().find(entity, id);
        if (row == null) throw notFound.with();
        return row;
    }

    private RestResponse<V> answer(E row) {
        return ETags.ok(view.apply(row), row.version);
    }
}
