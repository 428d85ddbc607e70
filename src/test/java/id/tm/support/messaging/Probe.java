package id.tm.support.messaging;

import id.tm.support.Channel;
import id.tm.support.Messages;
import id.tm.support.OutgoingMessage;
import id.tm.support.OutgoingMessage.Lane;
import id.tm.support.Recipient;
import io.quarkus.arc.Arc;
import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Messages of the tests in this room, and what became of them. */
final class Probe {

    static final String SECRET = "https://tm.example.com/verify?token=a-very-secret-token";

    private Probe() {}

    static String freshAddress() {
        return "m-" + UUID.randomUUID() + "@messages.test";
    }

    static Recipient recipient(String address) {
        return recipient(address, "id", "Asia/Jakarta");
    }

    static Recipient recipient(String address, String language, String zone) {
        return new Recipient(
                null,
                "Sari",
                address,
                "+6281234567890",
                true,
                Locale.forLanguageTag(language),
                ZoneId.of(zone),
                Set.of());
    }

    static UUID verification(String address, Lane lane) {
        return send(new OutgoingMessage(
                "email-verification",
                recipient(address),
                Channel.EMAIL,
                Map.of("name", "Sari", "link", SECRET, "expiresAt", "2026-01-05T04:18:00Z"),
                lane,
                null));
    }

    static UUID send(OutgoingMessage message) {
        return QuarkusTransaction.requiringNew().call(() -> messages().send(message));
    }

    static Messages messages() {
        return Arc.container().instance(Messages.class).get();
    }

    static Message read(UUID id) {
        return QuarkusTransaction.requiringNew().call(() -> Message.findById(id));
    }

    /** Nothing that other tests left queued is in the way of counting. */
    static void parkAllOthers() {
        sql("update messages set state = 'SUPPRESSED', lease_until = null where state in ('QUEUED', 'SENDING')");
    }

    static void sql(String statement) {
        QuarkusTransaction.requiringNew()
                .run(() ->
                        Panache.getEntityManager().createNativeQuery(statement).executeUpdate());
    }

    /** Every column of every row as text, as somebody with a dump sees them. */
    static List<?> dump(String table) {
        return QuarkusTransaction.requiringNew().call(() -> Panache.getEntityManager()
                .createNativeQuery("select cast(t as text) from " + table + " t", String.class)
                .getResultList());
    }

    static <T> T config(Class<T> mapping, Map<String, String> values) {
        SmallRyeConfigBuilder builder =
                new SmallRyeConfigBuilder().addDiscoveredConverters().withMapping(mapping);
        values.forEach(builder::withDefaultValue);
        return builder.build().getConfigMapping(mapping);
    }
}
