package id.tm.support.contact;

import id.tm.platform.AppendOnly;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One turn of the conversation after the first message. Table: contact_us_mails. */
@Entity
@Table(name = "contact_us_mails")
public class ContactUsMail extends AppendOnly {

    /** Whose turn. */
    @Schema(name = "ContactTurnKind")
    public enum Kind {
        ACKNOWLEDGEMENT,
        REPLY,
        /** What the sender added. */
        FOLLOW_UP
    }

    private UUID contactUsId;

    @Enumerated(EnumType.STRING)
    private Kind kind;

    private UUID authorId;
    private UUID messageId;
    private String text;

    protected ContactUsMail() {}

    private ContactUsMail(UUID contactUsId, Kind kind, UUID authorId, UUID messageId, String text) {
        this.contactUsId = contactUsId;
        this.kind = kind;
        this.authorId = authorId;
        this.messageId = messageId;
        this.text = text;
    }

    static ContactUsMail acknowledgement(UUID contactUsId, UUID messageId) {
        return new ContactUsMail(contactUsId, Kind.ACKNOWLEDGEMENT, null, messageId, null);
    }

    static ContactUsMail reply(UUID contactUsId, UUID authorId, UUID messageId, String text) {
        return new ContactUsMail(contactUsId, Kind.REPLY, authorId, messageId, text);
    }

    static ContactUsMail followUp(UUID contactUsId, String text) {
        return new ContactUsMail(contactUsId, Kind.FOLLOW_UP, null, null, text);
    }

    static List<ContactUsMail> of(UUID contactUsId) {
        return list("contactUsId = ?1 order by createdAt, id", contactUsId);
    }

    Kind kind() {
        return kind;
    }

    UUID authorId() {
        return authorId;
    }

    UUID messageId() {
        return messageId;
    }

    String text() {
        return text;
    }
}
