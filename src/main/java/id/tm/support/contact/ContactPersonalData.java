package id.tm.support.contact;

import id.tm.platform.privacy.PersonalData;
import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What a member wrote to us while logged in. What somebody wrote without a login belongs to whoever names that mail
 * address in the form, which proves nothing: it is found by the filter {@code email} of the list and erased by hand.
 */
@ApplicationScoped
class ContactPersonalData implements PersonalData {

    /** One message of the member and what followed; the notes of the back office are its own. */
    @RegisterForReflection
    record Exported(
            String reference,
            String name,
            String email,
            String phone,
            String subject,
            String message,
            Instant sentAt,
            List<ContactThreadView.Turn> conversation) {}

    private final Clock clock;

    ContactPersonalData(Clock clock) {
        this.clock = clock;
    }

    @Override
    public String section() {
        return "contact-messages";
    }

    @Override
    @Transactional
    public Object export(UUID userId) {
        List<ContactUs> contacts = ContactUs.listByUser(userId);
        return contacts.isEmpty()
                ? null
                : contacts.stream().map(ContactPersonalData::exported).toList();
    }

    private static Exported exported(ContactUs c) {
        return new Exported(
                c.reference,
                c.name,
                c.email,
                c.phone,
                c.subject,
                c.message,
                c.createdAt,
                ContactUsMail.of(c.id).stream().map(ContactThreadView.Turn::of).toList());
    }

    @Override
    @Transactional
    public void erase(UUID userId) {
        for (String sql : List.of(
                "update contact_us_mails set text = null where contact_us_id in"
                        + " (select id from contact_us where user_id = :user)",
                "update contact_us_notes set text = 'erased' where contact_us_id in"
                        + " (select id from contact_us where user_id = :user)")) {
            Panache.getEntityManager()
                    .createNativeQuery(sql)
                    .setParameter("user", userId)
                    .executeUpdate();
        }
        Panache.getEntityManager()
                .createNativeQuery("update contact_us set name = 'erased', email = 'erased', phone = null,"
                        + " subject = 'erased', message = 'erased', version = version + 1, updated_at = :now"
                        + " where user_id = :user")
                .setParameter("user", userId)
                .setParameter("now", clock.instant())
                .executeUpdate();
    }
}
