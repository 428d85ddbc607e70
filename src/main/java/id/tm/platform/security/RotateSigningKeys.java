package id.tm.platform.security;

import id.tm.platform.job.Job;
import id.tm.platform.job.JobCounts;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** Job {@code signing-key-rotation}: gives each realm a new key when the old one has reached its age. */
@ApplicationScoped
class RotateSigningKeys implements Job {

    private final SigningKeys keys;

    RotateSigningKeys(SigningKeys keys) {
        this.keys = keys;
    }

    @Override
    public String name() {
        return "signing-key-rotation";
    }

    @Override
    public JobCounts run(Instant now, int limit) {
        int rotated = keys.rotateAged(now);
        return new JobCounts(rotated, 0, 0, 0);
    }
}
