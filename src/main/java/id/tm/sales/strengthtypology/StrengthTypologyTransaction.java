package id.tm.sales.strengthtypology;

import static id.tm.sales.SalesError.TRANSACTION_NOT_FOUND;

import id.tm.platform.AppendOnly;
import id.tm.sales.transaction.TransactionOpened;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * The ST-30 tests of a purchase that holds some. Amounts in rupiah, of the tests alone. Table:
 * strength_typology_transactions.
 */
@Entity
@Table(name = "strength_typology_transactions")
public class StrengthTypologyTransaction extends AppendOnly {

    @Column(updatable = false)
    public UUID transactionId;

    @Column(updatable = false)
    public UUID userId;

    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    public StrengthTypologySource source;

    @Column(updatable = false)
    public Instant boughtAt;

    @Column(updatable = false)
    public int tests;

    @Column(updatable = false)
    public long gross;

    @Column(updatable = false)
    public long discounts;

    @Column(updatable = false)
    public long net;

    protected StrengthTypologyTransaction() {}

    StrengthTypologyTransaction(TransactionOpened opened, List<StrengthTypologyTest> tests) {
        this.transactionId = opened.transactionId();
        this.userId = opened.userId();
        this.source = opened.imported() ? StrengthTypologySource.IMPORT : StrengthTypologySource.CHECKOUT;
        this.boughtAt = opened.at();
        this.tests = tests.size();
        this.gross = tests.stream().mapToLong(StrengthTypologyTest::price).sum();
        this.net = tests.stream().mapToLong(StrengthTypologyTest::net).sum();
        this.discounts = gross - net;
    }

    static StrengthTypologyTransaction require(UUID id) {
        return StrengthTypologyTransaction.<StrengthTypologyTransaction>findByIdOptional(id)
                .orElseThrow(TRANSACTION_NOT_FOUND::with);
    }

    /** Somebody's own. */
    static StrengthTypologyTransaction requireOf(UUID userId, UUID id) {
        return find("id = ?1 and userId = ?2", id, userId)
                .<StrengthTypologyTransaction>firstResultOptional()
                .orElseThrow(TRANSACTION_NOT_FOUND::with);
    }
}
