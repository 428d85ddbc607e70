package id.tm.platform.security;

import id.tm.platform.BaseEntity;
import id.tm.platform.crypto.EncryptedText;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;

/** One EC P-256 key pair of a realm; the private half is encrypted at rest. Table: signing_keys. */
@Entity
@Table(name = "signing_keys")
class SigningKey extends BaseEntity {

    @Enumerated(EnumType.STRING)
    Realm realm;

    /** X.509, base64. */
    String publicKey;

    /** PKCS#8, base64. */
    @Convert(converter = EncryptedText.class)
    String privateKey;

    /** Replicas learn a key before it signs, so none refuses its tokens. */
    Instant signsFrom;

    /** Null for the newest. */
    Instant retiredAt;

    String kid() {
        return id.toString();
    }

    static List<SigningKey> usable(Instant tokensIssuedAfter) {
        return list("retiredAt is null or retiredAt > ?1", tokensIssuedAfter);
    }
}
