package id.tm.support.messaging;

import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** How far messages are, for the room that queued them. */
@ApplicationScoped
public class MessageStates {

    @Transactional
    public Map<UUID, MessageState> of(Collection<UUID> ids) {
        Map<UUID, MessageState> states = new HashMap<>();
        if (ids.isEmpty()) return states;
        List<Object[]> rows = Panache.getEntityManager()
                .createQuery("select m.id, m.state from Message m where m.id in :ids", Object[].class)
                .setParameter("ids", ids)
                .getResultList();
        rows.forEach(row -> states.put((UUID) row[0], (MessageState) row[1]));
        return states;
    }
}
