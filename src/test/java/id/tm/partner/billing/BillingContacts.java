package id.tm.partner.billing;

import id.tm.testing.Actor;
import id.tm.testing.PostgresResource;
import id.tm.testing.ReceivedMail;
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

        List<ReceivedMail> mails() {
            return ReceivedMail.to(email);
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
