package id.tm.account.access;

import id.tm.platform.security.Realm;
import java.time.Instant;
import java.util.UUID;

/** Somebody who logs in with a password: a user or an admin. */
public interface Subject {

    Realm realm();

    UUID subjectId();

    String passwordHash();

    String email();

    /** The same password, hashed anew. */
    void changePasswordHash(String hash);

    /** Another password. */
    void changePassword(String hash, Instant at);

    Standing standing();
}
