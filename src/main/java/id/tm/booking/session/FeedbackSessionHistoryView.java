package id.tm.booking.session;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;

/** One move of a session. */
@RegisterForReflection
public record FeedbackSessionHistoryView(
        Instant at,
        SessionAct act,
        SessionState from,
        SessionState to,
        SessionActor actor,
        UUID actorId,
        Instant startsAt,
        int planVersion,
        String reason) {}
