package id.tm.assessment.sharing;

import static id.tm.assessment.AssessmentError.SHARE_NOT_FOUND;
import static id.tm.assessment.AssessmentError.SHARE_OVER;

import id.tm.platform.BaseEntity;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/** A link at which others see a result. Table: sharing_assessments. */
@Entity
@Table(name = "sharing_assessments")
public class SharingAssessment extends BaseEntity {

    private static final String OF_PERSON =
            "userAssessmentId in (select r.id from UserAssessment r where r.userId = ?1) order by createdAt, id";

    /** Of a passcode of six digits a thief of the link so tries one in ten thousand. */
    private static final int MOST_GUESSES = 100;

    @Column(updatable = false)
    UUID userAssessmentId;

    /** What its owner shared; a later result is not shown by it. */
    @Column(updatable = false)
    int resultVersion;

    @Column(updatable = false)
    String tokenHash;

    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    ShareScope scope;

    /** Null but for {@link ShareScope#SECTION}. */
    @Column(updatable = false)
    String sectionCode;

    /** Null where none is asked for. */
    private String passcodeHash;

    @Column(updatable = false)
    Instant expiresAt;

    /** Null for as often as one likes. */
    @Column(updatable = false)
    Integer maxViews;

    private int views;
    private int wrongPasscodes;
    private Instant revokedAt;

    protected SharingAssessment() {}

    SharingAssessment(UUID runId, int resultVersion, String tokenHash, String passcodeHash) {
        this.userAssessmentId = runId;
        this.resultVersion = resultVersion;
        this.tokenHash = tokenHash;
        this.passcodeHash = passcodeHash;
    }

    static SharingAssessment requireByToken(String tokenHash) {
        return SharingAssessment.<SharingAssessment>find("tokenHash", tokenHash)
                .firstResultOptional()
                .orElseThrow(SHARE_NOT_FOUND::with);
    }

    static SharingAssessment lockOf(UUID runId, UUID id) {
        return SharingAssessment.<SharingAssessment>find("id = ?1 and userAssessmentId = ?2", id, runId)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional()
                .orElseThrow(SHARE_NOT_FOUND::with);
    }

    static SharingAssessment requireOf(UUID runId, UUID id) {
        return SharingAssessment.<SharingAssessment>find("id = ?1 and userAssessmentId = ?2", id, runId)
                .firstResultOptional()
                .orElseThrow(SHARE_NOT_FOUND::with);
    }

    static List<SharingAssessment> ofPerson(UUID userId) {
        return list(OF_PERSON, userId);
    }

    /** Nobody looks at them meanwhile. */
    static List<SharingAssessment> lockOfPerson(UUID userId) {
        return SharingAssessment.<SharingAssessment>find(OF_PERSON, userId)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    /** Counts one view; false when the link is over. Right under any number of parallel viewers. */
    static boolean takeView(UUID id, Instant now) {
        return update(
                        "views = views + 1 where id = ?1 and revokedAt is null and expiresAt > ?2"
                                + " and (maxViews is null or views < maxViews)",
                        id,
                        now)
                == 1;
    }

    /** Counts one guess at the passcode; false when there were too many, and the link is over for good. */
    static boolean takeGuess(UUID id) {
        return update("wrongPasscodes = wrongPasscodes + 1 where id = ?1 and wrongPasscodes < ?2", id, MOST_GUESSES)
                == 1;
    }

    /** It was right. */
    static void giveGuessBack(UUID id) {
        update("wrongPasscodes = wrongPasscodes - 1 where id = ?1", id);
    }

    void requireOpen(Instant now) {
        if (isOver(now)) throw SHARE_OVER.with();
    }

    boolean isOver(Instant now) {
        return revokedAt != null
                || !now.isBefore(expiresAt)
                || maxViews != null && views >= maxViews
                || wrongPasscodes >= MOST_GUESSES;
    }

    /** Nobody sees anything there any more; a second time changes nothing. Under a lock: views are counted beside. */
    void revoke(Instant now) {
        if (revokedAt == null) revokedAt = now.truncatedTo(ChronoUnit.MICROS);
        passcodeHash = null;
    }

    String passcodeHash() {
        return passcodeHash;
    }

    int views() {
        return views;
    }

    Instant revokedAt() {
        return revokedAt;
    }
}
