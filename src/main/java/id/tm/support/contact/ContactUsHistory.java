package id.tm.support.contact;

import id.tm.platform.AppendOnly;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.util.List;
import java.util.UUID;

/** One move of a contact message. Table: contact_us_histories. */
@Entity
@Table(name = "contact_us_histories")
public class ContactUsHistory extends AppendOnly {

    private UUID contactUsId;

    @Enumerated(EnumType.STRING)
    private ContactStatus fromStatus;

    @Enumerated(EnumType.STRING)
    private ContactStatus toStatus;

    private UUID adminId;

    protected ContactUsHistory() {}

    ContactUsHistory(UUID contactUsId, ContactStatus fromStatus, ContactStatus toStatus, UUID adminId) {
        this.contactUsId = contactUsId;
        this.fromStatus = fromStatus;
        this.toStatus = toStatus;
        this.adminId = adminId;
    }

    static List<ContactUsHistory> of(UUID contactUsId) {
        return list("contactUsId = ?1 order by createdAt, id", contactUsId);
    }

    ContactStatus fromStatus() {
        return fromStatus;
    }

    ContactStatus toStatus() {
        return toStatus;
    }

    UUID adminId() {
        return adminId;
    }
}
