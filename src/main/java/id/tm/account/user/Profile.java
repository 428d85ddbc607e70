package id.tm.account.user;

import id.tm.platform.BaseEntity;
import id.tm.platform.time.BusinessTime;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.time.ZoneId;
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

    public UUID userId;
    public String fullName;

    /** E.164. */
    public String phone;

    public boolean whatsapp;

    @Enumerated(EnumType.STRING)
    public Sex sex;

    public LocalDate birthDate;
    public UUID professionId;
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

    public static Map<UUID, Profile> ofUsers(Collection<UUID> userIds) {
        List<Profile> profiles = list("userId in ?1", userIds);
        return profiles.stream().collect(Collectors.toMap(profile -> profile.userId, Function.identity()));
    }

    public ZoneId zoneId() {
        return ZoneId.of(zone);
    }

    public Locale locale() {
        return Locale.forLanguageTag(locale);
    }
}
