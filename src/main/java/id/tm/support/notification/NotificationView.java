package id.tm.support.notification;

import id.tm.support.Channel;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A notification with how far it is and all its moves. */
@RegisterForReflection
public record NotificationView(
        UUID id,
        NotificationState state,
        @Schema(examples = "Year-end schedule") String title,
        NotificationKind kind,
        Channel channel,
        @Schema(examples = "manual-notification") String templateKey,

        @Schema(examples = "{\"body\":\"Layanan kami libur pada 25 Desember 2026.\"}")
        Map<String, String> templateValues,

        NotificationText indonesian,
        NotificationText english,
        NotificationAudience audience,

        @Schema(examples = "250", description = "Entries of the uploaded list")
        long listed,

        UUID createdBy,
        UUID editedBy,
        UUID approvedBy,
        Instant approvedAt,
        UUID startedBy,
        Instant startedAt,
        Instant finishedAt,

        @Schema(examples = "1200", description = "Recipients written down at the start, those skipped too")
        Long recipients,

        @Schema(
                examples = "{\"WAITING\":100,\"QUEUED\":20,\"SENT\":80,\"SKIPPED\":7}",
                description = "From the start on")
        Map<RecipientOutcome, Long> outcomes,

        List<Move> history,
        Instant createdAt,
        Instant updatedAt) {

    /** One change of state. */
    @RegisterForReflection
    @Schema(name = "NotificationMoveView")
    public record Move(NotificationState from, NotificationState to, UUID adminId, Instant at) {

        static Move of(ManualNotificationMove m) {
            return new Move(m.fromState(), m.toState(), m.adminId(), m.createdAt);
        }
    }

    static NotificationView of(ManualNotificationHistory n, Recipients recipients) {
        return new NotificationView(
                n.id,
                n.state(),
                n.title,
                n.kind,
                n.channel,
                n.templateKey,
                n.templateValues,
                n.texts.id(),
                n.texts.en(),
                n.audience,
                recipients.countTargets(n.id),
                n.createdBy(),
                n.editedBy(),
                n.approvedBy(),
                n.approvedAt(),
                n.startedBy(),
                n.startedAt(),
                n.finishedAt(),
                n.recipients(),
                n.startedAt() == null ? null : recipients.outcomes(n.id),
                ManualNotificationMove.of(n.id).stream().map(Move::of).toList(),
                n.createdAt,
                n.updatedAt);
    }
}
