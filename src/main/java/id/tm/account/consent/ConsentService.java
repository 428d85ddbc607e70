package id.tm.account.consent;

import static id.tm.account.AccountError.TERMS_NOT_CURRENT;

import id.tm.account.AccountConfig;
import id.tm.account.MemberActivity;
import id.tm.account.consent.UserConsent.ConsentKind;
import id.tm.account.user.Profile;
import id.tm.support.Channel;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What people agree to. Each change is a row more; what has not changed writes none. */
@ApplicationScoped
class ConsentService {

    private final MemberActivity activity;
    private final AccountConfig.Registration config;
    private final Clock clock;

    ConsentService(MemberActivity activity, AccountConfig config, Clock clock) {
        this.activity = activity;
        this.config = config.registration();
        this.clock = clock;
    }

    @Transactional
    ConsentsView of(UUID userId) {
        List<UserConsent> current = UserConsent.currentOf(userId);
        Set<Channel> optedOut = UserChannelOptOut.ofUsers(List.of(userId)).getOrDefault(userId, Set.of());
        Optional<UserConsent> terms = find(current, ConsentKind.TERMS, null);
        String version = config.termsVersion();
        return new ConsentsView(
                new ConsentsView.TermsState(
                        terms.map(UserConsent::documentVersion).orElse(null),
                        terms.map(consent -> consent.createdAt).orElse(null),
                        version,
                        terms.filter(consent -> consent.documentVersion().equals(version))
                                .isPresent()),
                new ConsentsView.ConsentState(
                        wantsMarketing(current, Channel.EMAIL), wantsMarketing(current, Channel.WHATSAPP)),
                new ConsentsView.ConsentState(!optedOut.contains(Channel.EMAIL), !optedOut.contains(Channel.WHATSAPP)));
    }

    @Transactional
    ConsentsView choose(UUID userId, ConsentsRequest request) {
        Profile.lockOf(userId);
        List<UserConsent> current = UserConsent.currentOf(userId);
        Set<Channel> optedOut = UserChannelOptOut.ofUsers(List.of(userId)).getOrDefault(userId, Set.of());
        boolean changed = false;
        for (Channel channel : Channel.values()) {
            boolean marketing = request.marketing().of(channel);
            if (marketing != wantsMarketing(current, channel)) {
                UserConsent.marketing(userId, channel, config.termsVersion(), marketing)
                        .persist();
                changed = true;
            }
            boolean reminders = request.reminders().of(channel);
            if (reminders == optedOut.contains(channel)) {
                remind(userId, channel, reminders);
                changed = true;
            }
        }
        if (changed) activity.record(userId, MemberActivity.CONSENTS_CHANGED);
        UserConsent.flush();
        return of(userId);
    }

    /** Accepting what is accepted already changes nothing. */
    @Transactional
    ConsentsView acceptTerms(UUID userId, String version) {
        String current = config.termsVersion();
        if (!version.equals(current)) throw TERMS_NOT_CURRENT.with(current).property("currentVersion", current);
        Profile.lockOf(userId);
        if (!UserConsent.acceptsTerms(userId, version)) {
            UserConsent.terms(userId, version).persistAndFlush();
            activity.record(userId, MemberActivity.TERMS_ACCEPTED);
        }
        return of(userId);
    }

    private void remind(UUID userId, Channel channel, boolean wanted) {
        if (wanted) UserChannelOptOut.remove(userId, channel);
        else UserChannelOptOut.put(userId, channel, clock.instant());
        UserConsent.reminders(userId, channel, config.termsVersion(), wanted).persist();
    }

    private static boolean wantsMarketing(List<UserConsent> current, Channel channel) {
        return find(current, ConsentKind.MARKETING, channel)
                .filter(UserConsent::granted)
                .isPresent();
    }

    private static Optional<UserConsent> find(List<UserConsent> current, ConsentKind kind, Channel channel) {
        return current.stream()
                .filter(consent -> consent.kind() == kind && consent.channel() == channel)
                .findFirst();
    }
}
