package id.tm.account.photo;

import id.tm.platform.privacy.PersonalData;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** The photo of a person. */
@ApplicationScoped
class PhotoPersonalData implements PersonalData {

    /** @param content in Base64 */
    @RegisterForReflection
    record Photo(PhotoView photo, byte[] content) {}

    @Override
    public String section() {
        return "photo";
    }

    @Override
    @Transactional
    public Object export(UUID userId) {
        return ProfilePhoto.ofUser(userId)
                .map(photo -> new Photo(PhotoView.of(photo), photo.content()))
                .orElse(null);
    }

    @Override
    @Transactional
    public void erase(UUID userId) {
        ProfilePhoto.delete("userId", userId);
    }
}
