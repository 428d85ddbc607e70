package id.tm.finance.refund;

import id.tm.platform.AppendOnly;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One step of a refund request, written with it. Table: refund_request_histories. */
@Entity
@Table(name = "refund_request_histories")
class RefundRequestHistory extends AppendOnly {

    @Column(updatable = false)
    UUID requestId;

    /** Null where it was asked for. */
    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    RefundRequestState fromState;

    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    RefundRequestState toState;

    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    RefundActor.Kind actor;

    /** Null where it was no admin. */
    @Column(updatable = false)
    UUID adminId;

    @Column(updatable = false)
    String note;

    static void write(RefundRequest request, RefundRequestStep step, RefundActor actor, @Nullable String note) {
        RefundRequestHistory history = new RefundRequestHistory();
        history.requestId = request.id;
        history.fromState = step.from();
        history.toState = step.to();
        history.actor = actor.kind();
        history.adminId = actor.kind() == RefundActor.Kind.ADMIN ? actor.id() : null;
        history.note = note;
        history.persist();
    }

    static List<RefundRequestHistory> of(UUID requestId) {
        return list("requestId = ?1 order by createdAt, id", requestId);
    }
}
