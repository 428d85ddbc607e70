package id.tm.partner.billing;

import id.tm.testing.Actor;
import id.tm.testing.PostgresResource;
import id.tm.testing.SmtpResource;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/** People of a partner who are told about its invoices, and what reached them by mail. */
final class BillingContacts {

    /** A billing contact that takes mail only. */
    record Person(String name, String email, String locale, String zone) {

        static Person of(String name, String locale, String zone) {
            return new Person(name, "contact-" + UUID.randomUUID() + "@contacts.test", locale, zone);
        }

        List<Mail> mails() {
            return SmtpResource.mailsTo(email).stream().map(Mail::of).toList();
        }
    }

    /** A received mail, taken apart. */
    record Mail(String subject, String text, String html, String messageId) {

        static Mail of(MimeMessage message) {
            try {
                return new Mail(
                        message.getSubject(),
                        part(message, "text/plain"),
                        part(message, "text/html"),
                        message.getMessageID());
            } catch (MessagingException | IOException e) {
                throw new IllegalStateException(e);
            }
        }

        private static String part(Part part, String type) throws MessagingException, IOException {
            if (part.isMimeType(type)) return (String) part.getContent();
            if (part.getContent() instanceof Multipart parts) {
                for (int i = 0; i < parts.getCount(); i++) {
                    BodyPart each = parts.getBodyPart(i);
                    String found = part(each, type);
                    if (found != null) return found;
                }
            }
            return null;
        }
    }

    private BillingContacts() {}

    /** From now on these are the partner's billing contacts, and one more who is not told about invoices. */
    static void replace(Actor partner, List<Person> people) throws SQLException {
        StringBuilder contacts = new StringBuilder("[");
        for (Person person : people) contacts.append(json(person, true)).append(',');
        contacts.append(json(Person.of("Kepala Sekolah", "id", "Asia/Jakarta"), false))
                .append(']');
        try (Connection connection = PostgresResource.current().connect();
                PreparedStatement update = connection.prepareStatement(
                        "update partner_profile set contacts = cast(? as jsonb) where id = ?")) {
            update.setString(1, contacts.toString());
            update.setObject(2, partner.partnerId());
            update.executeUpdate();
        }
    }

    private static String json(Person person, boolean billing) {
        return """
                {"name": "%s", "email": "%s", "whatsapp": false, "locale": "%s", "zone": "%s", "billing": %s}
                """.formatted(person.name, person.email, person.locale, person.zone, billing);
    }
}
