package id.tm.support.messaging;

import static id.tm.support.SupportError.MESSAGE_TEMPLATE_NOT_DRAFT;

import id.tm.platform.BaseEntity;
import id.tm.support.Channel;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** One version of the text of a message. Once published it never changes, so what was sent can be shown years later. Table: message_templates. */
@Entity
@Table(name = "message_templates")
public class MessageTemplate extends BaseEntity {

    /** BUILT_IN comes with the service and follows its releases until somebody publishes an EDITED one. */
    public enum Origin {
        BUILT_IN,
        EDITED
    }

    @Column(updatable = false)
    public String templateKey;

    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    public Channel channel;

    /** {@code id} or {@code en}. */
    @Column(updatable = false)
    public String language;

    @Column(updatable = false)
    public int templateVersion;

    @Enumerated(EnumType.STRING)
    private MessageTemplateState state = MessageTemplateState.DRAFT;

    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    public Origin origin = Origin.EDITED;

    /** Of the built-in text, to tell whether a release brings a new one. */
    @Column(updatable = false)
    public String sourceHash;

    /** The letterhead around an e-mail's body; a new look gets a new name, so that old mails keep theirs. */
    public String layout = Letter.CURRENT;

    private String subject;
    private String bodyHtml;
    private String bodyText;

    @Convert(converter = TemplateVariables.class)
    private List<TemplateVariable> variables;

    /** What a provider of approved templates calls this one. */
    private String providerName;

    private Instant publishedAt;
    private UUID publishedBy;
    private Instant retiredAt;

    static Optional<MessageTemplate> findPublished(String key, Channel channel, String language) {
        return find(
                        "templateKey = ?1 and channel = ?2 and language = ?3 and state = ?4",
                        key,
                        channel,
                        language,
                        MessageTemplateState.PUBLISHED)
                .firstResultOptional();
    }

    static Optional<MessageTemplate> lockById(UUID id) {
        return find("id", id).withLock(LockModeType.PESSIMISTIC_WRITE).firstResultOptional();
    }

    static int newestVersion(String key, Channel channel, String language) {
        return find(
                        "select coalesce(max(templateVersion), 0) from MessageTemplate"
                                + " where templateKey = ?1 and channel = ?2 and language = ?3",
                        key,
                        channel,
                        language)
                .project(Integer.class)
                .firstResult();
    }

    static boolean isKnownSource(String key, Channel channel, String language, String hash) {
        return count(
                        "templateKey = ?1 and channel = ?2 and language = ?3 and sourceHash = ?4",
                        key,
                        channel,
                        language,
                        hash)
                > 0;
    }

    /** Replaces everything a draft may still change. */
    void write(
            String subject, String bodyHtml, String bodyText, List<TemplateVariable> variables, String providerName) {
        requireDraft();
        this.subject = subject;
        this.bodyHtml = bodyHtml;
        this.bodyText = bodyText;
        this.variables = List.copyOf(variables);
        this.providerName = providerName;
    }

    void requireDraft() {
        if (state != MessageTemplateState.DRAFT) throw illegal();
    }

    void publish(UUID by, Instant now) {
        if (!state.canBecome(MessageTemplateState.PUBLISHED)) throw illegal();
        state = MessageTemplateState.PUBLISHED;
        publishedAt = now;
        publishedBy = by;
    }

    void retire(Instant now) {
        if (!state.canBecome(MessageTemplateState.RETIRED)) throw illegal();
        state = MessageTemplateState.RETIRED;
        retiredAt = now;
    }

    private RuntimeException illegal() {
        return MESSAGE_TEMPLATE_NOT_DRAFT.with(state).property("currentState", state);
    }

    MessageTemplateState state() {
        return state;
    }

    String subject() {
        return subject;
    }

    String bodyHtml() {
        return bodyHtml;
    }

    String bodyText() {
        return bodyText;
    }

    List<TemplateVariable> variables() {
        return variables;
    }

    String providerName() {
        return providerName;
    }

    Instant publishedAt() {
        return publishedAt;
    }

    Instant retiredAt() {
        return retiredAt;
    }
}
