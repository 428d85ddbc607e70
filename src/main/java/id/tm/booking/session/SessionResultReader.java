package id.tm.booking.session;

import id.tm.assessment.ResultReader;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Practitioners read the results of those whom they have, or had, a session with. */
@ApplicationScoped
class SessionResultReader implements ResultReader {

    @Override
    public String role() {
        return "PRACTITIONER";
    }

    @Override
    public boolean mayRead(UUID readerId, UUID ownerId, UUID runId) {
        return FeedbackSession.areTogether(readerId, ownerId);
    }
}
