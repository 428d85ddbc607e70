package id.tm.booking.session;

import id.tm.booking.BookingConfig;
import id.tm.booking.SessionMode;
import id.tm.booking.schedule.PractitionerSettings;
import id.tm.platform.mode.ModeConfig;
import id.tm.platform.mode.PublicUrl;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** Where a session takes place, and who may know it when. */
@ApplicationScoped
public class SessionPlace {

    private final ModeConfig mode;
    private final BookingConfig config;

    SessionPlace(ModeConfig mode, BookingConfig config) {
        this.mode = mode;
        this.config = config;
    }

    /** What mails say: the address, or the page of the session, where the link appears when it is time. */
    public String of(FeedbackSession session) {
        return session.mode == SessionMode.OFFLINE ? session.address : page(session);
    }

    /** The session's page, for links in mails. */
    public String page(FeedbackSession session) {
        return PublicUrl.of(mode, "/me/feedback-sessions/" + session.id).toString();
    }

    /** The link of an open online session from shortly before its start, else null. */
    String meetingLink(FeedbackSession session, Instant now) {
        boolean online = session.mode == SessionMode.ONLINE && session.state().isOpen();
        if (!online || now.isBefore(session.startsAt().minus(config.policy().joinBefore()))) return null;
        if (session.meetingLink != null) return session.meetingLink;
        return PractitionerSettings.findByPractitioner(session.practitionerId)
                .map(settings -> settings.meetingLink)
                .orElse(null);
    }
}
