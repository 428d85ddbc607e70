package id.tm.account.totp;

import id.tm.platform.crypto.SecretTokens;
import id.tm.platform.time.EntityClock;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;

/** Stands in for one code of a lost authenticator app, once; kept by hash. Table: recovery_codes. */
@Entity
@Table(name = "recovery_codes")
class RecoveryCode extends PanacheEntityBase {

    private static final int CODES = 10;

    /** 80 bits, which no one guesses even with the table in hand. */
    private static final int BYTES = 10;

    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    UUID id;

    private Instant createdAt;
    private UUID totpId;
    private String codeHash;
    private Instant usedAt;

    protected RecoveryCode() {}

    private RecoveryCode(UUID totpId, String code) {
        this.createdAt = EntityClock.now();
        this.totpId = totpId;
        this.codeHash = SecretTokens.hash(code);
    }

    /** Fresh codes in place of all that there were, as they are shown this once. */
    static List<String> replace(UUID totpId) {
        delete("totpId", totpId);
        List<String> shown = new ArrayList<>();
        for (int i = 0; i < CODES; i++) {
            String code = Totp.randomBase32(BYTES).toLowerCase(Locale.ROOT);
            new RecoveryCode(totpId, code).persist();
            shown.add(code.replaceAll("(.{4})(?=.)", "$1-"));
        }
        return shown;
    }

    static long countLeft(UUID totpId) {
        return count("totpId = ?1 and usedAt is null", totpId);
    }

    /** Uses up the code; false when there is none like it, or another request has just used it. */
    static boolean take(UUID totpId, String code, Instant now) {
        return update(
                        "usedAt = ?1 where totpId = ?2 and codeHash = ?3 and usedAt is null",
                        now,
                        totpId,
                        SecretTokens.hash(code.toLowerCase(Locale.ROOT)))
                == 1;
    }
}
