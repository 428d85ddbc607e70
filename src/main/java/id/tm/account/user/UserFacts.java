package id.tm.account.user;

import io.quarkus.hibernate.orm.panache.Panache;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** What others may know of a user, the profile and the roles: read with one query, and never to be changed. */
public record UserFacts(
        UUID id,
        String email,
        UserStatus status,
        String fullName,
        String zone,
        String locale,
        LocalDate birthDate,
        boolean guardianConsent,
        String photoKey,
        Set<String> roles) {

    private static final String FACTS =
            "select u.id, u.email, u.status, p.fullName, p.zone, p.locale, p.birthDate, p.guardianConsentAt, f.publicKey,"
                    + " r.name from User u join Profile p on p.userId = u.id"
                    + " left join ProfilePhoto f on f.userId = u.id left join u.roles r where ";

    public static Optional<UserFacts> find(UUID id) {
        return read("u.id = :value", id);
    }

    public static Optional<UserFacts> findByEmail(String email) {
        return read("lower(u.email) = :value", User.canonicalEmail(email));
    }

    private static Optional<UserFacts> read(String condition, Object value) {
        List<Object[]> rows = Panache.getEntityManager()
                .createQuery(FACTS + condition, Object[].class)
                .setParameter("value", value)
                .getResultList();
        if (rows.isEmpty()) return Optional.empty();
        Set<String> roles = rows.stream()
                .map(row -> (String) row[9])
                .filter(Objects::nonNull)
                .collect(Collectors.toUnmodifiableSet());
        Object[] first = rows.get(0);
        return Optional.of(new UserFacts(
                (UUID) first[0],
                (String) first[1],
                (UserStatus) first[2],
                (String) first[3],
                (String) first[4],
                (String) first[5],
                (LocalDate) first[6],
                first[7] != null,
                (String) first[8],
                roles));
    }
}
