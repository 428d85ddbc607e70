package id.tm.support.messaging;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.tm.platform.crypto.ColumnCipher;
import id.tm.platform.work.Rows;
import id.tm.support.Channel;
import id.tm.support.OutgoingMessage.Lane;
import id.tm.support.Recipient;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.id.uuid.UuidVersion7Strategy;

/** Queues many messages of one sort with two statements, in lane BULK and with the one-click link. */
@ApplicationScoped
public class BulkOutbox {

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * One of them.
     *
     * @param templateId this very version of a template
     * @param dedupeKey two messages of one key are one message
     */
    public record Bulk(UUID templateId, Recipient recipient, Map<String, Object> variables, String dedupeKey) {}

    private final TemplateRenderer renderer;
    private final ColumnCipher cipher;
    private final Clock clock;

    BulkOutbox(TemplateRenderer renderer, ColumnCipher cipher, Clock clock) {
        this.renderer = renderer;
        this.cipher = cipher;
        this.clock = clock;
    }

    /**
     * The id of each message by its dedupe key, also of those that were queued before. What a template cannot be written
     * with is {@link TemplateFailure}: call {@link #isWritable} first where values differ from one to the other.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Map<String, UUID> send(Channel channel, String templateKey, Collection<Bulk> messages) {
        Map<String, UUID> ids = new HashMap<>();
        if (messages.isEmpty()) return ids;
        Rows rows = new Rows();
        messages.forEach(message -> add(rows, channel, message));
        Panache.getEntityManager()
                .createNativeQuery("""
                        insert into messages (id, version, created_at, updated_at, state, due_at, attempts, fence, lane,
                            channel, template_id, template_key, template_version, variables, user_id, recipient_name,
                            address, language, zone, dedupe_key, unsubscribable)
                        select r.id, 0, :now, :now, 'QUEUED', :now, 0, 0, :lane, :channel, r.template_id, :key,
                            r.template_version, r.variables, r.user_id, r.name, r.address, r.language, r.zone,
                            r.dedupe_key, true
                        from jsonb_to_recordset(cast(:rows as jsonb)) as r(id uuid, template_id uuid,
                            template_version int, variables text, user_id uuid, name text, address text, language text,
                            zone text, dedupe_key text)
                        on conflict on constraint uq_messages_dedupe_key do nothing
                        """)
                .setParameter("rows", rows.toString())
                .setParameter("now", clock.instant())
                .setParameter("lane", Lane.BULK.name())
                .setParameter("channel", channel.name())
                .setParameter("key", templateKey)
                .executeUpdate();
        List<?> found = Panache.getEntityManager()
                .createNativeQuery("select dedupe_key, id from messages where dedupe_key in (:keys)")
                .setParameter("keys", messages.stream().map(Bulk::dedupeKey).toList())
                .getResultList();
        for (Object row : found) ids.put((String) ((Object[]) row)[0], (UUID) ((Object[]) row)[1]);
        return ids;
    }

    /** Whether the template can be written with these values. */
    public boolean isWritable(UUID templateId, Map<String, Object> variables) {
        try {
            renderer.text(templateId).canonical(variables);
            return true;
        } catch (TemplateFailure e) {
            return false;
        }
    }

    private void add(Rows rows, Channel channel, Bulk message) {
        TemplateText template = renderer.text(message.templateId);
        Recipient recipient = message.recipient;
        rows.add()
                .with("id", UuidVersion7Strategy.INSTANCE.generateUuid(null))
                .with("template_id", message.templateId)
                .with("template_version", template.templateVersion())
                .with("variables", cipher.encrypt(write(template.canonical(message.variables))))
                .with("user_id", recipient.userId())
                .with("name", recipient.name())
                .with("address", recipient.address(channel))
                .with("language", template.language())
                .with("zone", recipient.zone().getId())
                .with("dedupe_key", message.dedupeKey);
    }

    /** Of the messages whose key begins so, those that still wait never leave; returns how many. */
    @Transactional(Transactional.TxType.MANDATORY)
    public int callBack(String dedupePrefix, String reason) {
        return Panache.getEntityManager()
                .createNativeQuery("update messages set state = 'SUPPRESSED', last_error = :reason,"
                        + " version = version + 1, updated_at = :now"
                        + " where state = 'QUEUED' and lane = 'BULK' and starts_with(dedupe_key, :prefix)")
                .setParameter("reason", reason)
                .setParameter("now", clock.instant())
                .setParameter("prefix", dedupePrefix)
                .executeUpdate();
    }

    private static String write(Map<String, String> variables) {
        try {
            return JSON.writeValueAsString(variables);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
