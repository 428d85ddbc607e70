package id.tm.assessment.run;

import static id.tm.assessment.AssessmentError.RUN_SECTION_UNKNOWN;

import id.tm.assessment.scoring.Item;
import id.tm.assessment.scoring.Option;
import id.tm.assessment.scoring.Section;
import id.tm.platform.BaseEntity;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A section of a run in the order in which its person sees it. Table: user_assessment_sections. */
@Entity
@Table(name = "user_assessment_sections")
class RunSection extends BaseEntity {

    @Column(updatable = false)
    UUID userAssessmentId;

    @Column(updatable = false)
    int position;

    @Column(updatable = false)
    String code;

    @Column(updatable = false)
    @JdbcTypeCode(SqlTypes.JSON)
    List<String> itemOrder;

    /** By item; items whose options stand as they were written are left out. */
    @Column(updatable = false)
    @JdbcTypeCode(SqlTypes.JSON)
    Map<String, List<String>> optionOrders;

    @Column(updatable = false)
    Integer timeLimitSeconds;

    @Column(updatable = false)
    boolean hardLimit;

    private Instant startedAt;

    static List<RunSection> of(UUID runId) {
        return list("userAssessmentId = ?1 order by position", runId);
    }

    static RunSection require(UUID runId, String code) {
        return RunSection.<RunSection>find("userAssessmentId = ?1 and code = ?2", runId, code)
                .firstResultOptional()
                .orElseThrow(() -> RUN_SECTION_UNKNOWN.with(code));
    }

    /** The same seed gives the same order. */
    void drawOrder(Section section, boolean shuffleItems, boolean shuffleOptions, long seed) {
        Random random = new Random(seed * 31 + position);
        itemOrder = order(section.items().stream().map(Item::code).toList(), shuffleItems, random);
        optionOrders = new LinkedHashMap<>();
        if (!shuffleOptions) return;
        for (Item item : section.items()) {
            List<String> options = item.options().stream().map(Option::code).toList();
            if (!options.isEmpty()) optionOrders.put(item.code(), order(options, true, random));
        }
    }

    private static List<String> order(List<String> codes, boolean shuffle, Random random) {
        List<String> order = new ArrayList<>(codes);
        if (shuffle) Collections.shuffle(order, random);
        return order;
    }

    /** Begins its clock; later calls change nothing. */
    void begin(Instant now) {
        if (startedAt == null) startedAt = now.truncatedTo(ChronoUnit.MICROS);
    }

    Instant startedAt() {
        return startedAt;
    }

    Duration timeLimit() {
        return timeLimitSeconds == null ? null : Duration.ofSeconds(timeLimitSeconds);
    }
}
