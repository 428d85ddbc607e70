package id.tm.support.messaging;

import id.tm.platform.crypto.EncryptedText;
import id.tm.platform.work.WorkItem;
import id.tm.platform.work.WorkQueue;
import id.tm.support.Attachment;
import id.tm.support.Channel;
import id.tm.support.OutgoingMessage.Lane;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One message to one address, from the act that called for it until it was read. Table: messages. */
@Entity
@Table(name = "messages")
public class Message extends WorkItem {

    /** A claimed message may have left already: nothing outside can tell, so the two are one state. */
    static final WorkQueue QUEUE = new WorkQueue("messages", "QUEUED", "SENDING", "SENDING", "FAILED");

    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    private MessageState state = MessageState.QUEUED;

    @Enumerated(EnumType.STRING)
    public Lane lane;

    @Enumerated(EnumType.STRING)
    public Channel channel;

    public UUID templateId;
    public String templateKey;
    public int templateVersion;

    /** JSON of text values; null once an urgent message has left. */
    @Convert(converter = EncryptedText.class)
    @Column(updatable = false)
    private String variables;

    public UUID userId;
    public String recipientName;
    public String address;
    public String language;
    public String zone;
    public String dedupeKey;

    /** Further mail headers as JSON, or null. */
    @Column(updatable = false)
    public String headers;

    @Column(updatable = false)
    public boolean unsubscribable;

    @Column(updatable = false)
    private String attachmentKind;

    @Column(updatable = false)
    private UUID attachmentId;

    @Column(updatable = false)
    private String providerMessageId;

    @Column(updatable = false)
    private Instant sentAt;

    @Column(updatable = false)
    private Instant deliveredAt;

    @Column(updatable = false)
    private Instant readAt;

    static Message queued(String variables) {
        Message message = new Message();
        message.variables = variables;
        return message;
    }

    static Optional<Message> findByDedupeKey(String key) {
        return find("dedupeKey", key).firstResultOptional();
    }

    static List<Message> listByIds(Collection<UUID> ids) {
        return list("id in ?1", ids);
    }

    void attach(Attachment attachment) {
        attachmentKind = attachment.kind();
        attachmentId = attachment.id();
    }

    /** Null for none. */
    @Nullable
    Attachment attachment() {
        return attachmentKind == null ? null : new Attachment(attachmentKind, attachmentId);
    }

    MessageState state() {
        return state;
    }

    String variables() {
        return variables;
    }

    String providerMessageId() {
        return providerMessageId;
    }

    Instant sentAt() {
        return sentAt;
    }

    Instant deliveredAt() {
        return deliveredAt;
    }

    Instant readAt() {
        return readAt;
    }
}
