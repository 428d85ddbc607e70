package id.tm.finance.ledger;

import id.tm.platform.BaseEntity;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Something the auditor found wrong, until it is mended. Table: ledger_findings. */
@Entity
@Table(name = "ledger_findings")
public class LedgerFinding extends BaseEntity {

    @Enumerated(EnumType.STRING)
    private FindingKind kind;

    private UUID subjectId;
    private long expected;
    private long actual;
    private Instant resolvedAt;

    protected LedgerFinding() {}

    LedgerFinding(LedgerFindingView finding) {
        this.kind = finding.kind();
        this.subjectId = finding.subjectId();
        see(finding);
    }

    static List<LedgerFinding> listOpen() {
        return list("resolvedAt is null order by createdAt, id");
    }

    static long countOpen() {
        return count("resolvedAt is null");
    }

    boolean isOf(LedgerFindingView finding) {
        return kind == finding.kind() && java.util.Objects.equals(subjectId, finding.subjectId());
    }

    /** It is still there, though perhaps by another amount. */
    void see(LedgerFindingView finding) {
        expected = finding.expected();
        actual = finding.actual();
    }

    void resolve(Instant now) {
        resolvedAt = now;
    }
}
