package id.tm.support.messaging;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.tm.support.Messages;
import id.tm.support.OutgoingMessage;
import id.tm.support.Recipient;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Queues messages in the transaction of the act that calls for them. */
@ApplicationScoped
class MessageOutbox implements Messages {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final TemplateRenderer renderer;
    private final Attachments attachments;
    private final Clock clock;

    MessageOutbox(TemplateRenderer renderer, Attachments attachments, Clock clock) {
        this.renderer = renderer;
        this.attachments = attachments;
        this.clock = clock;
    }

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public UUID send(OutgoingMessage outgoing) {
        if (outgoing.dedupeKey() != null) {
            Optional<Message> known = known(outgoing.dedupeKey());
            if (known.isPresent()) return known.get().id;
        }
        Recipient recipient = outgoing.recipient();
        String address = recipient.address(outgoing.channel());
        if (address == null)
            throw new IllegalArgumentException("the recipient has no address on " + outgoing.channel());
        UUID templateId = renderer.newest(outgoing.templateKey(), outgoing.channel(), recipient.locale());
        TemplateText template = renderer.text(templateId);

        Message message = Message.queued(write(template.canonical(outgoing.variables())));
        message.dueAt = clock.instant().truncatedTo(ChronoUnit.MICROS);
        message.lane = outgoing.lane();
        message.channel = outgoing.channel();
        message.templateId = templateId;
        message.templateKey = outgoing.templateKey();
        message.templateVersion = template.templateVersion();
        message.userId = recipient.userId();
        message.recipientName = recipient.name();
        message.address = address;
        message.language = template.language();
        message.zone = recipient.zone().getId();
        message.dedupeKey = outgoing.dedupeKey();
        message.headers = outgoing.headers().isEmpty() ? null : write(outgoing.headers());
        message.unsubscribable = outgoing.unsubscribable();
        if (outgoing.attachment() != null) {
            attachments.source(outgoing.attachment().kind());
            message.attach(outgoing.attachment());
        }
        message.persist();
        return message.id;
    }

    /** Two acts at the same moment wait for each other here, so that the second finds what the first wrote. */
    private static Optional<Message> known(String dedupeKey) {
        Panache.getEntityManager()
                .createNativeQuery("select 1 from (select pg_advisory_xact_lock(hashtextextended(:key, 7))) l")
                .setParameter("key", dedupeKey)
                .getSingleResult();
        return Message.findByDedupeKey(dedupeKey);
    }

    private static String write(Map<String, String> variables) {
        try {
            return JSON.writeValueAsString(variables);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static Map<String, String> headers(Message message) {
        Map<String, String> headers = new LinkedHashMap<>();
        if (message.headers != null)
            read(message.headers).forEach((name, value) -> headers.put(name, value.toString()));
        return headers;
    }

    static Map<String, Object> read(String variables) {
        try {
            return JSON.readValue(variables, new TypeReference<LinkedHashMap<String, Object>>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the values of a message are no JSON", e);
        }
    }
}
