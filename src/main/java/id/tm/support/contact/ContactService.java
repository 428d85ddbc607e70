package id.tm.support.contact;

import static id.tm.support.SupportError.CONTACT_ASSIGNEE_REFUSED;
import static id.tm.support.SupportError.CONTACT_MESSAGE_NOT_FOUND;

import id.tm.platform.crypto.SecretTokens;
import id.tm.platform.http.ETags;
import id.tm.platform.security.Principal;
import id.tm.platform.security.PrincipalDirectory;
import id.tm.platform.security.Realm;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.UUID;

/** What is done with contact messages. */
@ApplicationScoped
class ContactService {

    static final String WRITE = "contact-messages:write";

    private static final String LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

    private final ContactMails mails;
    private final PrincipalDirectory people;
    private final Clock clock;

    ContactService(ContactMails mails, PrincipalDirectory people, Clock clock) {
        this.mails = mails;
        this.people = people;
        this.clock = clock;
    }

    /** Keeps what the form says; {@code userId} is null for one who is not logged in. */
    @Transactional
    void receive(ContactRequest request, boolean spam, UUID userId, Locale locale, boolean acknowledge) {
        ContactUs contact = new ContactUs();
        contact.reference = reference();
        contact.spam = spam;
        contact.name = request.name().strip();
        contact.email = request.email();
        contact.phone = request.phone();
        contact.subject = request.subject().strip();
        contact.message = request.message().strip();
        contact.locale = "en".equals(locale.getLanguage()) ? "en" : "id";
        contact.userId = userId;
        contact.persist();
        if (acknowledge) mails.acknowledge(contact);
    }

    /** What the sender adds later opens a resolved message again. */
    @Transactional
    void followUp(String token, String text) {
        ContactUs contact = require(mails.read(token));
        ContactUsMail.followUp(contact.id, text.strip()).persist();
        if (contact.status() == ContactStatus.RESOLVED) contact.become(ContactStatus.IN_PROGRESS, null, now());
        touch(contact);
    }

    @Transactional
    ContactUs assign(UUID id, String ifMatch, UUID assignee) {
        ContactUs contact = require(id, ifMatch);
        if (assignee != null) {
            boolean able = people.find(Realm.ADMINS, assignee)
                    .filter(Principal::active)
                    .filter(admin -> admin.may(WRITE))
                    .isPresent();
            if (!able) throw CONTACT_ASSIGNEE_REFUSED.with();
        }
        contact.assigneeId = assignee;
        return touch(contact);
    }

    @Transactional
    ContactUs move(UUID id, String ifMatch, ContactStatus next, UUID admin) {
        ContactUs contact = require(id, ifMatch);
        contact.become(next, admin, now());
        return touch(contact);
    }

    @Transactional
    ContactUs mark(UUID id, String ifMatch, boolean spam) {
        ContactUs contact = require(id, ifMatch);
        contact.spam = spam;
        return touch(contact);
    }

    @Transactional
    ContactUs note(UUID id, UUID admin, String text) {
        ContactUs contact = require(id);
        new ContactUsNote(id, admin, text.strip()).persist();
        return touch(contact);
    }

    /** Sends the text to whoever wrote; the message is in progress from now on. */
    @Transactional
    ContactUs reply(UUID id, UUID admin, String text) {
        ContactUs contact = require(id);
        contact.takeUp(admin, now());
        contact.replied(now());
        mails.reply(contact, admin, text.strip());
        return touch(contact);
    }

    private static ContactUs require(UUID id, String ifMatch) {
        ContactUs contact = require(id);
        ETags.requireMatch(ifMatch, contact.version);
        return contact;
    }

    private static ContactUs require(UUID id) {
        return ContactUs.lockById(id).orElseThrow(CONTACT_MESSAGE_NOT_FOUND::with);
    }

    /** What was added beside the row is a change of it too: its version must move. */
    private ContactUs touch(ContactUs contact) {
        contact.updatedAt = clock.instant();
        Panache.getEntityManager().flush();
        return contact;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static String reference() {
        return "TM-" + SecretTokens.characters(LETTERS, 8);
    }
}
