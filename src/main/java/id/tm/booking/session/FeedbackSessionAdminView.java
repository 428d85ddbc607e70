package id.tm.booking.session;

import id.tm.booking.SessionMode;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;

/** A session as the back office sees it: without its link and its notes, which are between the two; {@code history} of a single one only. */
@RegisterForReflection
public record FeedbackSessionAdminView(
        UUID id,
        UUID memberId,
        String memberName,
        UUID practitionerId,
        String practitionerName,
        SessionState state,
        SessionMode mode,
        Instant startsAt,
        Instant endsAt,
        String zone,
        LocalDateTime localStart,
        int durationMinutes,
        boolean lateCancellation,
        String closeReason,
        Instant startedAt,
        Instant closedAt,
        int planVersion,
        Instant createdAt,
        int version,
        List<FeedbackSessionHistoryView> history) {

    static FeedbackSessionAdminView of(
            FeedbackSession s, String memberName, String practitionerName, List<FeedbackSessionHistoryView> history) {
        return new FeedbackSessionAdminView(
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
                s.isLateCancellation(),
                s.closeReason(),
                s.startedAt(),
                s.closedAt(),
                s.planVersion(),
                s.createdAt,
                s.version,
                history);
    }
}
