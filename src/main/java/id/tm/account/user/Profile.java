package id.tm.account.user;

import id.tm.platform.BaseEntity;
import id.tm.platform.time.BusinessTime;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Who a user is and how the person is reached. Table: profiles. */
@Entity
@Table(name = "profiles")
public class Profile extends BaseEntity {

    /** Who is younger needs a guardian's consent to buy. */
    public static final int OF_AGE = 18;

    /** How somebody is called who is not known any more. */
    private static final String ERASED = "Pengguna terhapus";

    public UUID userId;
    public String fullName;

    /** E.164. */
    public String phone;

    public boolean whatsapp;

    @Enumerated(EnumType.STRING)
    public Sex sex;

    public LocalDate birthDate;
    public UUID professionId;

    /** Who agreed for somebody below {@link #OF_AGE}; null for all others. */
    public String guardianName;

    private Instant guardianConsentAt;
    public String bio;
    public String address;

    /** Kemendagri code with dots. */
    public String villageCode;

    public String zone = BusinessTime.ZONE.getId();
    public String locale = "id";

    /** Every user has one from the first moment on. */
    public static Profile of(UUID userId) {
        return find("userId", userId).singleResult();
    }

    /** Kept from others who would change it or what belongs to it, until the transaction ends. */
    public static Profile lockOf(UUID userId) {
        return find("userId", userId).withLock(LockModeType.PESSIMISTIC_WRITE).singleResult();
    }

    public static Map<UUID, Profile> ofUsers(Collection<UUID> userIds) {
        List<Profile> profiles = list("userId in ?1", userIds);
        return profiles.stream().collect(Collectors.toMap(profile -> profile.userId, Function.identity()));
    }

    /** Whether somebody born then is below {@link #OF_AGE} today; not when it is not known. */
    public static boolean isMinor(LocalDate birthDate, LocalDate today) {
        return birthDate != null && birthDate.isAfter(today.minusYears(OF_AGE));
    }

    public Instant guardianConsentAt() {
        return guardianConsentAt;
    }

    /** The consent of one guardian stays dated as it was given; another one's is a new consent. */
    void consentBy(String guardian, Instant at) {
        if (guardian.equals(guardianName)) return;
        guardianName = guardian;
        // What the database keeps of it, so that the answer to this request and to the next are the same.
        guardianConsentAt = at.truncatedTo(ChronoUnit.MICROS);
    }

    void forgetGuardian() {
        guardianName = null;
        guardianConsentAt = null;
    }

    /** Leaves nothing that says who it was. */
    void erase() {
        fullName = ERASED;
        phone = null;
        whatsapp = false;
        sex = null;
        birthDate = null;
        professionId = null;
        forgetGuardian();
        bio = null;
        address = null;
        villageCode = null;
        zone = BusinessTime.ZONE.getId();
    }

    public ZoneId zoneId() {
        return ZoneId.of(zone);
    }

    public Locale locale() {
        return Locale.forLanguageTag(locale);
    }
}
