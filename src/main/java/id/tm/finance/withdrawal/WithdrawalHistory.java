package id.tm.finance.withdrawal;

import id.tm.platform.AppendOnly;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.util.List;
import java.util.UUID;

/** One step of a withdrawal, written with it. Table: withdrawal_histories. */
@Entity
@Table(name = "withdrawal_histories")
class WithdrawalHistory extends AppendOnly {

    @Column(updatable = false)
    UUID withdrawalId;

    /** Null where it was asked for; the same as {@code toState} where something was said or done and nothing moved. */
    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    WithdrawalState fromState;

    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    WithdrawalState toState;

    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    WithdrawalCause cause;

    @Column(updatable = false)
    UUID adminId;

    @Column(updatable = false)
    String note;

    static void record(Withdrawal withdrawal, WithdrawalState from, WithdrawalCause cause, UUID adminId, String note) {
        WithdrawalHistory step = new WithdrawalHistory();
        step.withdrawalId = withdrawal.id;
        step.fromState = from;
        step.toState = withdrawal.state();
        step.cause = cause;
        step.adminId = adminId;
        step.note = note;
        step.persist();
    }

    /** As often as the provider may say it, it is written down once. */
    static void recordIgnored(Withdrawal withdrawal, String note) {
        boolean known =
                count("withdrawalId = ?1 and cause = ?2 and note = ?3", withdrawal.id, WithdrawalCause.IGNORED, note)
                        > 0;
        if (!known) record(withdrawal, withdrawal.state(), WithdrawalCause.IGNORED, null, note);
    }

    static List<WithdrawalHistory> of(UUID withdrawalId) {
        return list("withdrawalId = ?1 order by createdAt, id", withdrawalId);
    }
}
