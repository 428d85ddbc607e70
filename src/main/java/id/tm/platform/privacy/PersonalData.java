package id.tm.platform.privacy;

import java.util.UUID;

/** A room that keeps data about people implements this, so that export and erasure reach all of it. */
public interface PersonalData {

    /** The file name of this part in the export, without ending. */
    String section();

    /** Everything kept about the user, as values Jackson can write; null when there is nothing. */
    Object export(UUID userId);

    /** Removes or anonymises what the law does not oblige us to keep. Called in one transaction for all rooms. */
    void erase(UUID userId);
}
