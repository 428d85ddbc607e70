package id.tm.support.contact;

import id.tm.platform.limit.RateLimits;
import id.tm.platform.problem.PlatformError;
import id.tm.platform.problem.TmException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;

/** What stands between the public and the contact messages: limits, and the trap for programs. */
@ApplicationScoped
class ContactIntake {

    private final RateLimits limits;
    private final ContactService contacts;
    private final ContactConfig config;

    ContactIntake(RateLimits limits, ContactService contacts, ContactConfig config) {
        this.limits = limits;
        this.contacts = contacts;
        this.config = config;
    }

    /**
     * What falls into the trap is kept as spam and never answered: a browser that fills in forms by itself must not lose a
     * person's message.
     */
    void receive(ContactRequest request, UUID userId, Locale locale, String address) {
        limit(address);
        boolean spam = request.website() != null && !request.website().isBlank();
        boolean acknowledge = config.acknowledge() && !spam && isFirstToday(request.email());
        contacts.receive(request, spam, userId, locale, acknowledge);
    }

    void followUp(String token, String text, String address) {
        limit(address);
        contacts.followUp(token, text);
    }

    private void limit(String address) {
        limits.take("contact-message", address, config.mostPerAddress(), config.period());
    }

    /** Nobody's mailbox is flooded by what others write in our form. */
    private boolean isFirstToday(String email) {
        try {
            limits.take("contact-acknowledgement", email.toLowerCase(Locale.ROOT), 1, Duration.ofDays(1));
            return true;
        } catch (TmException e) {
            if (e.error() != PlatformError.TOO_MANY_REQUESTS) throw e;
            return false;
        }
    }
}
