package id.tm.account.user;

import id.tm.account.FreshLogin;
import id.tm.account.MemberActivity;
import id.tm.account.consent.ContactDirectory;
import id.tm.support.Channel;
import id.tm.support.Messages;
import id.tm.support.OutgoingMessage;
import id.tm.support.OutgoingMessage.Lane;
import id.tm.support.Recipient;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;

/** The phone is a login: another one takes a fresh login, and the old one is told. */
@ApplicationScoped
class PhoneChanges {

    private final FreshLogin fresh;
    private final Messages messages;
    private final MemberActivity activity;
    private final Clock clock;

    PhoneChanges(FreshLogin fresh, Messages messages, MemberActivity activity, Clock clock) {
        this.fresh = fresh;
        this.messages = messages;
        this.activity = activity;
        this.clock = clock;
    }

    /** Call before the profile gets the number; does nothing when it is the one the profile has. */
    @Transactional(Transactional.TxType.MANDATORY)
    void announce(Profile profile, String next) {
        if (next.equals(profile.phone)) return;
        fresh.require();
        Instant now = clock.instant();
        User user = User.lockById(profile.userId).orElseThrow();
        user.credentialsChanged(now);
        Recipient old = ContactDirectory.recipient(user, profile);
        Map<String, Object> variables = Map.of("name", old.name(), "at", now);
        messages.send(OutgoingMessage.urgentMail("phone-changed", old, variables));
        if (old.address(Channel.WHATSAPP) != null) {
            messages.send(new OutgoingMessage("phone-changed", old, Channel.WHATSAPP, variables, Lane.URGENT, null));
        }
        activity.recordOfAccount(user.id, MemberActivity.PHONE_CHANGED, null, null);
    }
}
