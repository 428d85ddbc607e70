package id.tm.assessment.catalog;

import static id.tm.assessment.AssessmentError.INSTRUMENT_CODE_FIXED;

import id.tm.platform.BaseEntity;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.util.Locale;
import java.util.Optional;

/**
 * A test as it is offered. A product that entitles to the instrument of this code entitles to a run of it. Table:
 * assessment.
 */
@Entity
@Table(name = "assessment")
public class Assessment extends BaseEntity {

    @Column(updatable = false)
    public String code;

    /** Whose newest published version a new run takes. */
    public String questionGroupCode;

    public String name;
    public String nameEn;
    public String description;
    public String descriptionEn;

    @Enumerated(EnumType.STRING)
    public ReportTier reportTier;

    /** For the whole test; null for none. */
    public Integer timeLimitSeconds;

    /** Whether the end of the time ends the test. */
    public boolean hardLimit;

    /** Whether a consultation belongs to it. */
    public boolean consultation;

    public int position;
    public boolean active;

    /** For the entitlement that names this code; also when it is not offered any more. */
    public static Optional<Assessment> findByCode(String code) {
        return find("code", code).firstResultOptional();
    }

    public static Optional<Assessment> findOffered(String code) {
        return find("code = ?1 and active", code).firstResultOptional();
    }

    void nameOnce(String newCode) {
        if (code != null && !code.equals(newCode)) throw INSTRUMENT_CODE_FIXED.with();
        code = newCode;
    }

    void withdraw() {
        active = false;
    }

    public String name(Locale locale) {
        return nameEn != null && isEnglish(locale) ? nameEn : name;
    }

    public String description(Locale locale) {
        return descriptionEn != null && isEnglish(locale) ? descriptionEn : description;
    }

    private static boolean isEnglish(Locale locale) {
        return "en".equals(locale.getLanguage());
    }
}
