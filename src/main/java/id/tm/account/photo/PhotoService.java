package id.tm.account.photo;

import static id.tm.account.AccountError.PHOTO_NOT_FOUND;
import static id.tm.platform.problem.PlatformError.PAYLOAD_TOO_LARGE;

import id.tm.account.MemberActivity;
import id.tm.account.access.Role;
import id.tm.account.access.Standing;
import id.tm.account.user.Profile;
import id.tm.account.user.User;
import id.tm.platform.image.Picture;
import id.tm.platform.limit.RateLimits;
import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.UUID;

/** Photos of people: their own business, and that of everybody as long as they practise. */
@ApplicationScoped
class PhotoService {

    private static final int LARGEST = 2 * 1024 * 1024;
    private static final int UPLOADS = 60;

    private final RateLimits limits;
    private final MemberActivity activity;

    PhotoService(RateLimits limits, MemberActivity activity) {
        this.limits = limits;
        this.activity = activity;
    }

    PhotoView replace(UUID userId, byte[] file) {
        if (file.length > LARGEST) throw PAYLOAD_TOO_LARGE.with();
        limits.take("photo-upload", userId.toString(), UPLOADS, Duration.ofHours(1));
        // Unpacking takes its time: not while a connection is held.
        Picture picture = Picture.of(file);
        return QuarkusTransaction.requiringNew().call(() -> {
            Profile.lockOf(userId);
            ProfilePhoto photo = ProfilePhoto.ofUser(userId).orElseGet(() -> new ProfilePhoto(userId));
            photo.show(picture);
            photo.persist();
            activity.recordOfAccount(userId, MemberActivity.PHOTO_CHANGED, null, null);
            Panache.getEntityManager().flush();
            return PhotoView.of(photo);
        });
    }

    @Transactional
    ProfilePhoto own(UUID userId) {
        return ProfilePhoto.ofUser(userId).orElseThrow(PHOTO_NOT_FOUND::with);
    }

    @Transactional
    void remove(UUID userId) {
        Profile.lockOf(userId);
        own(userId).delete();
        activity.recordOfAccount(userId, MemberActivity.PHOTO_REMOVED, null, null);
    }

    /** The photo of somebody who practises now. */
    @Transactional
    ProfilePhoto shown(String key) {
        ProfilePhoto photo = ProfilePhoto.findByKey(key).orElseThrow(PHOTO_NOT_FOUND::with);
        User owner = User.findById(photo.userId());
        boolean practises = Role.names(owner.roles()).contains(Role.PRACTITIONER);
        if (!practises || Standing.of(owner) != Standing.GOOD) throw PHOTO_NOT_FOUND.with();
        return photo;
    }
}
