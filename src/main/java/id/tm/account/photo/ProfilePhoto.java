package id.tm.account.photo;

import id.tm.platform.BaseEntity;
import id.tm.platform.crypto.SecretTokens;
import id.tm.platform.image.Picture;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.Optional;
import java.util.UUID;

/** The photo of a user. Table: profile_photos. */
@Entity
@Table(name = "profile_photos")
public class ProfilePhoto extends BaseEntity {

    private static final int KEY_BYTES = 24;

    private UUID userId;
    private String publicKey;
    private String mediaType;
    private int width;
    private int height;
    private byte[] content;

    protected ProfilePhoto() {}

    ProfilePhoto(UUID userId) {
        this.userId = userId;
    }

    /** What names the photo in public; without reading the photo. */
    public static Optional<String> keyOf(UUID userId) {
        return find("select f.publicKey from ProfilePhoto f where f.userId = ?1", userId)
                .project(String.class)
                .firstResultOptional();
    }

    /** Where everybody sees the photo, as long as its owner practises. */
    public static String publicPath(String key) {
        return "/api/v1/photos/" + key;
    }

    static Optional<ProfilePhoto> ofUser(UUID userId) {
        return find("userId", userId).firstResultOptional();
    }

    static Optional<ProfilePhoto> findByKey(String key) {
        return find("publicKey", key).firstResultOptional();
    }

    /** Also under a new name: what somebody has kept under the old one is not this. */
    void show(Picture picture) {
        publicKey = SecretTokens.random(KEY_BYTES);
        mediaType = picture.mediaType();
        width = picture.width();
        height = picture.height();
        content = picture.content();
    }

    UUID userId() {
        return userId;
    }

    String publicKey() {
        return publicKey;
    }

    String mediaType() {
        return mediaType;
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    byte[] content() {
        return content.clone();
    }
}
