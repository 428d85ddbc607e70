package id.tm.finance;

import io.agroal.api.AgroalDataSource;
import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Things for sale that exist only for tests, with a row each that counts what it was told. */
@ApplicationScoped
public class TestPayables implements Payable {

    public static final String KIND = "TEST_GOODS";

    /** What a thing was told, in all. */
    public record Told(long paid, long expired, long refunded, long reversed) {}

    void create(@Observes @Priority(1) StartupEvent event, AgroalDataSource database) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(
                    "create table if not exists test_goods (id uuid not null constraint pk_test_goods primary key,"
                            + " payer_id uuid, price bigint not null, expires_at timestamptz, honours boolean not null,"
                            + " broken boolean not null default false, paid int not null default 0,"
                            + " expired int not null default 0, refunded bigint not null default 0,"
                            + " reversed bigint not null default 0)");
        }
    }

    /** Something new at that price. */
    public static UUID offer(long price) {
        return offer(price, null, null, true);
    }

    /** @param honours whether money for it is accepted when it comes */
    public static UUID offer(long price, UUID payerId, Instant expiresAt, boolean honours) {
        UUID id = UUID.randomUUID();
        QuarkusTransaction.requiringNew()
                .run(() -> sql(
                        "insert into test_goods (id, payer_id, price, expires_at, honours) values (?1, cast(?2 as uuid), ?3,"
                                + " cast(?4 as timestamptz), ?5)",
                        id,
                        payerId,
                        price,
                        expiresAt,
                        honours));
        return id;
    }

    /** Fails whoever tells it something, as long as it is broken. */
    public static void setBroken(UUID id, boolean broken) {
        QuarkusTransaction.requiringNew().run(() -> sql("update test_goods set broken = ?2 where id = ?1", id, broken));
    }

    public static void setHonours(UUID id, boolean honours) {
        QuarkusTransaction.requiringNew()
                .run(() -> sql("update test_goods set honours = ?2 where id = ?1", id, honours));
    }

    public static Told told(UUID id) {
        Object[] row = QuarkusTransaction.requiringNew()
                .call(() -> row("select paid, expired, refunded, reversed from test_goods where id = ?1", id));
        return new Told(number(row[0]), number(row[1]), number(row[2]), number(row[3]));
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Owed owed(UUID id) {
        Object[] row = row("select payer_id, price, expires_at from test_goods where id = ?1", id);
        long price = number(row[1]);
        List<PaymentItem> items = price < 20_000
                ? List.of(new PaymentItem("goods", "Assessment", price, 1))
                : List.of(
                        new PaymentItem(
                                "goods",
                                "Assessment with a name that is longer than providers like it to be",
                                price,
                                1),
                        new PaymentItem("fee", "Service fee", 4_000, 1),
                        new PaymentItem("voucher", "Voucher HEMAT", -4_000, 1));
        long extra = price < 20_000 ? 0 : 4_000;
        Sale sale = Sale.of("ASSESSMENT", price - price / 10, price / 10, extra, extra);
        return new Owed((UUID) row[0], "Assessment for one person", items, sale, (Instant) row[2]);
    }

    @Override
    public boolean paid(UUID id, PaymentInfo payment) {
        check(id);
        sql("update test_goods set paid = paid + 1 where id = ?1", id);
        return (boolean) row("select honours, id from test_goods where id = ?1", id)[0];
    }

    @Override
    public void expired(UUID id, PaymentInfo payment) {
        check(id);
        sql("update test_goods set expired = expired + 1 where id = ?1", id);
    }

    @Override
    public void refunded(UUID id, PaymentInfo payment, long amount) {
        check(id);
        sql("update test_goods set refunded = refunded + ?2 where id = ?1", id, amount);
    }

    @Override
    public void reversed(UUID id, PaymentInfo payment, long amount) {
        check(id);
        sql("update test_goods set reversed = reversed + ?2 where id = ?1", id, amount);
    }

    private static void check(UUID id) {
        if ((boolean) row("select broken, id from test_goods where id = ?1", id)[0]) {
            throw new IllegalStateException("the shelf is broken");
        }
    }

    private static Object[] row(String sql, UUID id) {
        return (Object[]) Panache.getEntityManager()
                .createNativeQuery(sql)
                .setParameter(1, id)
                .getSingleResult();
    }

    private static void sql(String sql, Object... parameters) {
        var query = Panache.getEntityManager().createNativeQuery(sql);
        for (int i = 0; i < parameters.length; i++) query.setParameter(i + 1, parameters[i]);
        query.executeUpdate();
    }

    private static long number(Object value) {
        return ((Number) value).longValue();
    }
}
