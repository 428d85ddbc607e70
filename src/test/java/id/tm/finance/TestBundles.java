package id.tm.finance;

import io.agroal.api.AgroalDataSource;
import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Bundles for sale that can be refunded as each test says, with a row for everything they are told and keep. */
@ApplicationScoped
public class TestBundles implements Payable, Refundable {

    public static final String KIND = "TEST_BUNDLES";

    private record Bundle(UUID buyer, Sale sale, RefundTerms terms) {}

    private static final Map<UUID, Bundle> BUNDLES = new ConcurrentHashMap<>();

    void create(@Observes @Priority(1) StartupEvent event, AgroalDataSource database) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create table if not exists test_bundles_told ("
                    + "id bigint generated always as identity constraint pk_test_bundles_told primary key,"
                    + " bundle_id uuid not null, what text not null)");
        }
    }

    public static UUID offer(UUID buyer, Sale sale, RefundTerms terms) {
        UUID id = UUID.randomUUID();
        BUNDLES.put(id, new Bundle(buyer, sale, terms));
        return id;
    }

    public static void setTerms(UUID id, RefundTerms terms) {
        BUNDLES.computeIfPresent(id, (same, bundle) -> new Bundle(bundle.buyer(), bundle.sale(), terms));
    }

    /** What the bundle was told and stays true, in order. */
    public static List<String> told(UUID id) {
        return Money.sql().texts("select what from test_bundles_told where bundle_id = '" + id + "' order by id");
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Owed owed(UUID id) {
        Bundle bundle = BUNDLES.get(id);
        long price = bundle.sale().total();
        return new Owed(
                bundle.buyer(),
                "A bundle",
                List.of(new PaymentItem("bundle", "A bundle", price, 1)),
                bundle.sale(),
                null);
    }

    @Override
    public boolean paid(UUID id, PaymentInfo payment) {
        tell(id, "paid");
        return true;
    }

    @Override
    public void expired(UUID id, PaymentInfo payment) {
        tell(id, "expired");
    }

    @Override
    public void refunded(UUID id, PaymentInfo payment, long amount) {
        tell(id, "refunded " + amount);
    }

    @Override
    public void reversed(UUID id, PaymentInfo payment, long amount) {
        tell(id, "reversed " + amount);
    }

    @Override
    public RefundTerms terms(UUID id, Instant at) {
        return BUNDLES.get(id).terms();
    }

    @Override
    public void approved(UUID id, List<String> parts) {
        tell(id, "approved " + parts);
    }

    @Override
    public void givenUp(UUID id, List<String> parts) {
        tell(id, "given up " + parts);
    }

    @Override
    public void completed(UUID id, List<String> parts) {
        tell(id, "completed " + parts);
    }

    private static void tell(UUID id, String what) {
        Panache.getEntityManager()
                .createNativeQuery("insert into test_bundles_told (bundle_id, what) values (?1, ?2)")
                .setParameter(1, id)
                .setParameter(2, what)
                .executeUpdate();
    }
}
