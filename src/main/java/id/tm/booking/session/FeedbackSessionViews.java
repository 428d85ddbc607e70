package id.tm.booking.session;

import id.tm.platform.paging.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Puts names and links to sessions, a whole page at once. */
@ApplicationScoped
class FeedbackSessionViews {

    private final SessionPeople people;
    private final SessionPlace place;
    private final Clock clock;

    FeedbackSessionViews(SessionPeople people, SessionPlace place, Clock clock) {
        this.people = people;
        this.place = place;
        this.clock = clock;
    }

    @Transactional
    FeedbackSessionView of(FeedbackSession session) {
        return page(new Page<>(List.of(session), null)).items().get(0);
    }

    @Transactional
    Page<FeedbackSessionView> page(Page<FeedbackSession> page) {
        Map<UUID, String> names = people.names(page.items());
        Instant now = clock.instant();
        List<FeedbackSessionView> views = page.items().stream()
                .map(session -> FeedbackSessionView.of(
                        session,
                        names.get(session.memberId),
                        names.get(session.practitionerId),
                        place.meetingLink(session, now)))
                .toList();
        return new Page<>(views, page.nextCursor());
    }

    @Transactional
    FeedbackSessionAdminView admin(UUID id) {
        FeedbackSession session = FeedbackSession.require(id);
        Map<UUID, String> names = people.names(List.of(session));
        List<FeedbackSessionHistoryView> history = FeedbackSessionHistory.of(id).stream()
                .map(FeedbackSessionHistory::view)
                .toList();
        return FeedbackSessionAdminView.of(
                session, names.get(session.memberId), names.get(session.practitionerId), history);
    }

    @Transactional
    Page<FeedbackSessionAdminView> adminPage(Page<FeedbackSession> page) {
        Map<UUID, String> names = people.names(page.items());
        List<FeedbackSessionAdminView> views = page.items().stream()
                .map(session -> FeedbackSessionAdminView.of(
                        session, names.get(session.memberId), names.get(session.practitionerId), null))
                .toList();
        return new Page<>(views, page.nextCursor());
    }
}
