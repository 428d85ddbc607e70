package id.tm.platform.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import id.tm.arch.Entities;
import id.tm.platform.job.JobCounts;
import id.tm.testing.ServiceTest;
import io.quarkus.arc.All;
import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ServiceTest
class ReencryptColumnsTest {

    private static final String SECRET = "JBSWY3DPEHPK3PXP";

    @Inject
    @All
    List<EncryptedColumns> sources;

    @Inject
    ReencryptColumns job;

    private final String oldKey = "old-" + UUID.randomUUID().toString().substring(0, 8);
    private final ColumnCipher before = cipher(oldKey + ":" + key('a'));
    private final ColumnCipher after = cipher("new:" + key('b') + "," + oldKey + ":" + key('a'));

    @BeforeEach
    void tables() {
        // Tables of the test alone: the service's own columns must go on being read with the service's own key.
        sql("create table probe_secrets (id uuid primary key, secret text, file bytea)");
    }

    @AfterEach
    void noTables() {
        sql("drop table probe_secrets");
    }

    @Test
    void findsWhatEntitiesEncryptAndWhatNoneMaps() {
        List<String> annotated = Entities.columnsConvertedWith(EncryptedText.class);
        assertThat(annotated).contains("signing_keys.private_key", "messages.variables", "withdrawals.account_number");
        assertThat(job.columns().stream().map(column -> column.table() + "." + column.column()))
                .containsAll(annotated)
                .contains("idempotency_keys.body", "tasks.input", "tasks.result");
    }

    @Test
    void aPassLeavesNothingThatNeedsTheOldKey() {
        List<UUID> ids = new ArrayList<>();
        for (int i = 0; i < 25; i++) ids.add(insert(before));
        UUID fresh = insert(after);
        String untouched = text(fresh);
        ReencryptColumns rotation = new ReencryptColumns(List.of(ReencryptColumnsTest::probe), after);
        JobCounts counts = rotation.run(Instant.EPOCH, 4);
        assertThat(counts).isEqualTo(new JobCounts(50, 50, 0, 0));
        ColumnCipher withoutOld = cipher("new:" + key('b'));
        for (UUID id : ids) {
            assertThat(withoutOld.decrypt(text(id))).isEqualTo(SECRET);
            assertThat(withoutOld.decryptBytes(file(id))).isEqualTo(SECRET.getBytes(StandardCharsets.UTF_8));
        }
        assertThat(text(fresh)).isEqualTo(untouched);
        assertThat(rotation.run(Instant.EPOCH, 4)).isEqualTo(JobCounts.NONE);
    }

    @Test
    void goesOnAfterItWasStopped() {
        List<UUID> ids = new ArrayList<>();
        for (int i = 0; i < 10; i++) ids.add(insert(before));
        // half of them were done when the process died
        for (UUID id : ids.subList(0, 5)) {
            sql("update probe_secrets set secret = '" + after.encrypt(SECRET) + "' where id = '" + id + "'");
        }
        assertThat(new ReencryptColumns(List.of(ReencryptColumnsTest::probe), after).run(Instant.EPOCH, 3))
                .isEqualTo(new JobCounts(15, 15, 0, 0));
    }

    @Test
    void aValueWhoseKeyIsGoneIsReportedAndKept() {
        UUID id = insert(before);
        String stored = text(id);
        UUID readable = insert(after);
        ColumnCipher newer = cipher("newer:" + key('c') + ",new:" + key('b'));
        ReencryptColumns rotation = new ReencryptColumns(List.of(ReencryptColumnsTest::probe), newer);
        assertThat(rotation.run(Instant.EPOCH, 100)).isEqualTo(new JobCounts(4, 2, 0, 2));
        assertThat(text(id)).isEqualTo(stored);
        assertThat(newer.isStale(text(readable))).isFalse();
        assertThat(rotation.run(Instant.EPOCH, 100)).isEqualTo(new JobCounts(0, 0, 0, 2));
    }

    @Test
    void theServicesOwnColumnsNeedNoOtherKey() {
        assertThat(job.run(Instant.EPOCH, 100).claimed()).isZero();
    }

    private static List<EncryptedColumn> probe() {
        return List.of(EncryptedColumn.text("probe_secrets", "secret"), EncryptedColumn.bytes("probe_secrets", "file"));
    }

    private static UUID insert(ColumnCipher cipher) {
        UUID id = UUID.randomUUID();
        String file = Base64.getEncoder().encodeToString(cipher.encryptBytes(SECRET.getBytes(StandardCharsets.UTF_8)));
        sql("insert into probe_secrets values ('" + id + "', '" + cipher.encrypt(SECRET) + "', decode('" + file
                + "', 'base64'))");
        return id;
    }

    private static String text(UUID id) {
        return (String) one("select secret from probe_secrets where id = '" + id + "'");
    }

    private static byte[] file(UUID id) {
        return (byte[]) one("select file from probe_secrets where id = '" + id + "'");
    }

    private static Object one(String query) {
        return QuarkusTransaction.requiringNew()
                .call(() -> Panache.getEntityManager().createNativeQuery(query).getSingleResult());
    }

    private static void sql(String statement) {
        QuarkusTransaction.requiringNew()
                .run(() ->
                        Panache.getEntityManager().createNativeQuery(statement).executeUpdate());
    }

    private static ColumnCipher cipher(String keys) {
        return new ColumnCipher(() -> keys);
    }

    private static String key(char letter) {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) letter);
        return Base64.getEncoder().encodeToString(key);
    }
}
