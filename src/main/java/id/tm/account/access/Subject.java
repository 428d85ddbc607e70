package id.tm.account.access;

import id.tm.platform.security.Realm;
import java.util.UUID;

/** Somebody who logs in with a password: a user or an admin. */
public interface Subject {

    Realm realm();

    UUID subjectId();

    String passwordHash();

    void changePasswordHash(String hash);

    Standing standing();
}
