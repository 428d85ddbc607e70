package id.tm.assessment.run;

import id.tm.platform.BaseEntity;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** The picks of a staged section. Table: user_strength_typology_tests. */
@Entity
@Table(name = "user_strength_typology_tests")
class UserStrengthTypologyTest extends BaseEntity {

    @Column(updatable = false)
    UUID userAssessmentId;

    @Column(updatable = false)
    String sectionCode;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<List<String>> picks = new ArrayList<>();

    /** The client's number of each stage's picks. */
    @JdbcTypeCode(SqlTypes.JSON)
    private List<Long> sequences = new ArrayList<>();

    protected UserStrengthTypologyTest() {}

    UserStrengthTypologyTest(UUID userAssessmentId, String sectionCode) {
        this.userAssessmentId = userAssessmentId;
        this.sectionCode = sectionCode;
    }

    static Optional<UserStrengthTypologyTest> find(UUID runId, String sectionCode) {
        return find("userAssessmentId = ?1 and sectionCode = ?2", runId, sectionCode)
                .firstResultOptional();
    }

    static List<UserStrengthTypologyTest> of(UUID runId) {
        return list("userAssessmentId", runId);
    }

    /** The newest number wins. */
    boolean isNews(int stage, long sequence) {
        return stage < 1 || stage > sequences.size() || sequence > ((Number) sequences.get(stage - 1)).longValue();
    }

    void put(int stage, List<String> picked, long sequence) {
        List<List<String>> newPicks = new ArrayList<>(picks);
        List<Long> newSequences = new ArrayList<>(sequences);
        if (stage > newPicks.size()) {
            newPicks.add(picked);
            newSequences.add(sequence);
        } else {
            newPicks.set(stage - 1, picked);
            newSequences.set(stage - 1, sequence);
        }
        picks = newPicks;
        sequences = newSequences;
    }

    List<List<String>> picks() {
        return picks;
    }
}
