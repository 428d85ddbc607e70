package id.tm.support.messaging;

import id.tm.platform.crypto.EncryptedText;
import id.tm.platform.work.WorkItem;
import id.tm.platform.work.WorkQueue;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.UUID;

/** What a provider told us, as it came. Table: whatsapp_callbacks. */
@Entity
@Table(name = "whatsapp_callbacks")
class WhatsAppCallback extends WorkItem {

    static final WorkQueue QUEUE = new WorkQueue("whatsapp_callbacks", "RECEIVED", "WORKING", "WORKING", "UNMATCHED");

    @Column(updatable = false)
    String state = "RECEIVED";

    @Column(updatable = false)
    String provider;

    @Column(updatable = false)
    String digest;

    /** Holds phone numbers, and words when somebody answers. */
    @Convert(converter = EncryptedText.class)
    @Column(updatable = false)
    String body;

    static boolean isKnown(String provider, String digest) {
        return count("provider = ?1 and digest = ?2", provider, digest) > 0;
    }

    static WhatsAppCallback byId(UUID id) {
        return findById(id);
    }
}
