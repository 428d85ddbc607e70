package id.tm.account.consent;

import id.tm.account.AccountConfig;
import id.tm.account.access.Standing;
import id.tm.account.partnerprofile.PartnerProfile;
import id.tm.account.user.Profile;
import id.tm.account.user.User;
import id.tm.support.Channel;
import id.tm.support.Recipient;
import id.tm.support.RecipientDirectory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** How users are reached now, with what they have opted out of. */
@ApplicationScoped
public class ContactDirectory implements RecipientDirectory {

    private final AccountConfig.Registration config;

    ContactDirectory(AccountConfig config) {
        this.config = config.registration();
    }

    @Override
    @Transactional
    public Map<UUID, Recipient> find(Collection<UUID> userIds) {
        if (userIds.isEmpty()) return Map.of();
        Map<UUID, Profile> profiles = Profile.ofUsers(userIds);
        Map<UUID, PartnerProfile> partners = PartnerProfile.ofUsers(userIds);
        Map<UUID, Set<Channel>> optOuts = UserChannelOptOut.ofUsers(userIds);
        Map<UUID, Recipient> found = new HashMap<>();
        for (User user : User.listByIds(userIds)) {
            if (Standing.of(user, partners.get(user.id)) != Standing.GOOD) continue;
            found.put(user.id, recipient(user, profiles.get(user.id), optOuts.getOrDefault(user.id, Set.of())));
        }
        return found;
    }

    @Override
    @Transactional
    public void optOut(UUID userId, Channel channel, Instant at) {
        if (!UserChannelOptOut.put(userId, channel, at)) return;
        UserConsent.reminders(userId, channel, config.termsVersion(), false).persist();
    }

    /** For messages the person's own act calls for, which go out whatever the state of the account. */
    public static Recipient recipient(User user, Profile profile) {
        return recipient(user, profile, Set.of());
    }

    private static Recipient recipient(User user, Profile profile, Set<Channel> optedOut) {
        return new Recipient(
                user.id,
                profile.fullName,
                user.email(),
                profile.phone,
                profile.whatsapp,
                profile.locale(),
                profile.zoneId(),
                Set.copyOf(optedOut));
    }
}
