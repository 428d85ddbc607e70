package id.tm.support.contact;

import id.tm.platform.AppendOnly;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.List;
import java.util.UUID;

/** What the back office says about a contact message among itself. Table: contact_us_notes. */
@Entity
@Table(name = "contact_us_notes")
public class ContactUsNote extends AppendOnly {

    private UUID contactUsId;
    private UUID authorId;
    private String text;

    protected ContactUsNote() {}

    ContactUsNote(UUID contactUsId, UUID authorId, String text) {
        this.contactUsId = contactUsId;
        this.authorId = authorId;
        this.text = text;
    }

    static List<ContactUsNote> of(UUID contactUsId) {
        return list("contactUsId = ?1 order by createdAt, id", contactUsId);
    }

    UUID authorId() {
        return authorId;
    }

    String text() {
        return text;
    }
}
