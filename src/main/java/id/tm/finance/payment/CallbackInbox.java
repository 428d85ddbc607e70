package id.tm.finance.payment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.tm.platform.crypto.ColumnCipher;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;

/** Keeps what providers tell us, once per event, before they are thanked for it. */
@ApplicationScoped
class CallbackInbox {

    private final ColumnCipher cipher;
    private final ObjectMapper json;
    private final Clock clock;

    CallbackInbox(ColumnCipher cipher, ObjectMapper json, Clock clock) {
        this.cipher = cipher;
        this.json = json;
        this.clock = clock;
    }

    @Transactional
    void keep(CallbackMessage message, Map<String, String> headers, String body) {
        Instant now = clock.instant();
        Panache.getEntityManager()
                .createNativeQuery("""
                        insert into xendit_transactions (id, version, created_at, updated_at, state, due_at, provider,
                               kind, event_id, reference, headers, body, last_received_at)
                        values (gen_random_uuid(), 0, :now, :now, 'RECEIVED', :now, :provider, :kind, :event,
                               cast(:reference as text), cast(:headers as jsonb), :body, :now)
                        on conflict (provider, event_id) do update
                            set receipts = xendit_transactions.receipts + 1, last_received_at = excluded.last_received_at
                        """)
                .setParameter("now", now)
                .setParameter("provider", message.provider().name())
                .setParameter("kind", message.kind().name())
                .setParameter("event", message.eventId())
                .setParameter("reference", message.reference())
                .setParameter("headers", text(headers))
                .setParameter("body", cipher.encrypt(body))
                .executeUpdate();
    }

    /** The payment of that reference has come into being: what waited for it is worked in. */
    void unpark(String reference) {
        Panache.getEntityManager()
                .createNativeQuery("update xendit_transactions set state = 'RECEIVED', attempts = 0, due_at = :now,"
                        + " updated_at = :now, version = version + 1"
                        + " where reference = :reference and state in ('PARKED', 'RECEIVED')")
                .setParameter("now", clock.instant())
                .setParameter("reference", reference)
                .executeUpdate();
    }

    private String text(Map<String, String> headers) {
        try {
            return json.writeValueAsString(headers);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
