package id.tm.booking.session;

import id.tm.booking.SessionMode;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A session as its member and its practitioner see it. */
@RegisterForReflection
public record FeedbackSessionView(
        UUID id,
        UUID memberId,
        @Schema(examples = "Budi Santoso") String memberName,
        UUID practitionerId,
        @Schema(examples = "Sari Dewi") String practitionerName,
        SessionState state,
        SessionMode mode,
        Instant startsAt,
        Instant endsAt,

        @Schema(examples = "Asia/Makassar", description = "Zone of the practitioner's hours")
        String zone,

        @Schema(examples = "2026-01-05T10:00:00", description = "The wall time in zone that was agreed on")
        LocalDateTime localStart,

        @Schema(examples = "60") int durationMinutes,

        @Schema(
                examples = "https://meet.example.com/dr-sari",
                description = "Shown shortly before an open online session")
        String meetingLink,

        String address,
        String notes,
        @Schema(examples = "2") int reschedulesLeft,
        Instant rescheduleUntil,
        Instant cancelUntil,

        @Schema(description = "The member cancelled too late: the session counts as used")
        boolean lateCancellation,

        String closeReason,
        Instant startedAt,
        Instant closedAt,
        Instant ratingClosesAt,

        @Schema(examples = "1", description = "Moves with every reschedule")
        int planVersion,

        int version) {

    static FeedbackSessionView of(FeedbackSession s, String memberName, String practitionerName, String meetingLink) {
        return new FeedbackSessionView(
                s.id,
                s.memberId,
                memberName,
                s.practitionerId,
                practitionerName,
                s.state(),
                s.mode,
                s.startsAt(),
                s.endsAt(),
                s.zone().getId(),
                s.localStart(),
                s.durationMinutes(),
                meetingLink,
                s.address,
                s.notes(),
                s.reschedulesLeft(),
                s.rescheduleUntil(),
                s.cancelUntil(),
                s.isLateCancellation(),
                s.closeReason(),
                s.startedAt(),
                s.closedAt(),
                s.ratingClosesAt(),
                s.planVersion(),
                s.version);
    }
}
