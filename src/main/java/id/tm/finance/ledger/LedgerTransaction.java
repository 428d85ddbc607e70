package id.tm.finance.ledger;

import id.tm.finance.Posting;
import id.tm.finance.Purpose;
import id.tm.finance.Reference;
import id.tm.platform.AppendOnly;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.id.uuid.UuidVersion7Strategy;

/** The head of one posting; its entries are read with {@link LedgerQueries}. Table: ledger_transactions. */
@Entity
@Table(name = "ledger_transactions")
public class LedgerTransaction extends AppendOnly {

    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    private Purpose purpose;

    @Column(updatable = false)
    private String referenceType;

    @Column(updatable = false)
    private UUID referenceId;

    @Column(updatable = false)
    private int entryCount;

    @Column(updatable = false)
    private UUID reversalOf;

    @Column(updatable = false)
    private String note;

    protected LedgerTransaction() {}

    /**
     * The new head; empty when the posting is there already. Waits for whoever writes the same one at this moment.
     */
    static Optional<UUID> write(Posting posting, int entries, Instant now) {
        UUID id = UuidVersion7Strategy.INSTANCE.generateUuid(null);
        boolean written = Panache.getEntityManager()
                        .createNativeQuery("""
                                insert into ledger_transactions (id, created_at, purpose, reference_type, reference_id,
                                                                 entry_count, reversal_of, note)
                                values (:id, :now, :purpose, :type, :reference, :entries, cast(nullif(:reversal, '') as uuid), nullif(:note, ''))
                                on conflict on constraint uq_ledger_transactions_reference do nothing
                                """)
                        .setParameter("id", id)
                        .setParameter("now", now)
                        .setParameter("purpose", posting.purpose().name())
                        .setParameter("type", posting.reference().type())
                        .setParameter("reference", posting.reference().id())
                        .setParameter("entries", entries)
                        .setParameter("reversal", Objects.toString(posting.reversalOf(), ""))
                        .setParameter("note", Objects.requireNonNullElse(posting.note(), ""))
                        .executeUpdate()
                == 1;
        return written ? Optional.of(id) : Optional.empty();
    }

    static UUID idOf(Posting posting) {
        return LedgerTransaction.<LedgerTransaction>find(
                        "purpose = ?1 and referenceType = ?2 and referenceId = ?3",
                        posting.purpose(),
                        posting.reference().type(),
                        posting.reference().id())
                .singleResult()
                .id;
    }

    public Purpose purpose() {
        return purpose;
    }

    Reference reference() {
        return new Reference(referenceType, referenceId);
    }

    int entryCount() {
        return entryCount;
    }

    UUID reversalOf() {
        return reversalOf;
    }

    String note() {
        return note;
    }
}
