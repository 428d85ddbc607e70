package id.tm.account.user;

import static id.tm.account.AccountError.UNKNOWN_PROFESSION;
import static id.tm.account.AccountError.UNKNOWN_VILLAGE;
import static id.tm.platform.problem.PlatformError.INVALID_INPUT;

import id.tm.account.MemberActivity;
import id.tm.account.profession.MasterProfession;
import id.tm.platform.http.ETags;
import id.tm.platform.problem.FieldError;
import id.tm.platform.time.BusinessTime;
import id.tm.region.Place;
import id.tm.region.RegionLevel;
import id.tm.region.Regions;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What a user changes of the own profile. */
@ApplicationScoped
class ProfileService {

    private static final int YOUNGEST = 12;
    private static final LocalDate OLDEST = LocalDate.of(1900, 1, 1);

    private final Regions regions;
    private final MemberActivity activity;
    private final PhoneChanges phones;
    private final Clock clock;

    ProfileService(Regions regions, MemberActivity activity, PhoneChanges phones, Clock clock) {
        this.regions = regions;
        this.activity = activity;
        this.phones = phones;
        this.clock = clock;
    }

    @Transactional
    Profile replace(UUID userId, String ifMatch, ProfileRequest request) {
        Profile profile = Profile.of(userId);
        ETags.requireMatch(ifMatch, profile.version);
        Phones.Phone phone = Phones.parse(request.phone()).orElseThrow();
        requirePossible(request, phone);
        requireChoosable(profile.professionId, request.professionId());
        Place village = village(profile.villageCode, request.villageCode());
        phones.announce(profile, phone.e164());
        request.applyTo(profile, phone, village);
        if (isMinor(request)) profile.consentBy(request.guardianName().strip(), clock.instant());
        else profile.forgetGuardian();
        activity.recordOfAccount(userId, MemberActivity.PROFILE_CHANGED, null, null);
        Panache.getEntityManager().flush();
        return profile;
    }

    /** With where the village is. */
    @Transactional
    MeView view(Profile profile) {
        String village = profile.villageCode == null
                ? null
                : regions.find(profile.villageCode).map(Place::label).orElse(null);
        return MeView.of(User.findById(profile.userId), profile, village);
    }

    /** What was chosen once may stay; anything else must be on offer. */
    private static void requireChoosable(UUID current, UUID chosen) {
        if (chosen == null || chosen.equals(current)) return;
        if (MasterProfession.findActive(chosen).isEmpty()) throw UNKNOWN_PROFESSION.with();
    }

    /** What a later data set dropped may stay, but not be chosen. */
    private Place village(String current, String chosen) {
        if (chosen == null) return null;
        return regions.find(chosen)
                .filter(place -> place.level() == RegionLevel.VILLAGE)
                .filter(place -> place.active() || place.code().equals(current))
                .orElseThrow(UNKNOWN_VILLAGE::with);
    }

    private boolean isMinor(ProfileRequest request) {
        return Profile.isMinor(request.birthDate(), BusinessTime.day(clock.instant()));
    }

    private void requirePossible(ProfileRequest request, Phones.Phone phone) {
        List<FieldError> errors = new ArrayList<>();
        if (Boolean.TRUE.equals(request.whatsapp()) && !phone.mobile()) {
            errors.add(new FieldError("whatsapp", "not-mobile", "a landline takes no WhatsApp"));
        }
        LocalDate born = request.birthDate();
        LocalDate today = BusinessTime.day(clock.instant());
        if (born != null && (born.isAfter(today.minusYears(YOUNGEST)) || born.isBefore(OLDEST))) {
            errors.add(new FieldError("birthDate", "age", "at least " + YOUNGEST + " years ago, not before 1900"));
        }
        boolean consent = Boolean.TRUE.equals(request.guardianConsent());
        if (isMinor(request) && request.guardianName() == null) {
            errors.add(new FieldError("guardianName", "guardian-missing", "below 18 a guardian has to agree"));
        }
        if (isMinor(request) && !consent) {
            errors.add(new FieldError("guardianConsent", "guardian-missing", "below 18 a guardian has to agree"));
        }
        if (!errors.isEmpty()) throw INVALID_INPUT.with().fields(errors);
    }
}
