package id.tm.account.userimport;

import id.tm.account.user.PhoneNumber;
import id.tm.platform.input.CsvTable;
import id.tm.platform.input.EmailAddress;
import id.tm.platform.input.PersonName;
import id.tm.platform.time.BusinessTime;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** One user of the old system, as the file has it. */
record UserImportRow(
        @NotNull @EmailAddress String email,
        @NotNull @Size(max = 100) @PersonName String name,
        @PhoneNumber String phone,
        // Dearer hashes would make a login a way to keep the processors busy.
        @NotNull
        @Pattern(
                regexp = "\\$2[aby]\\$(0[4-9]|1[0-4])\\$[./A-Za-z0-9]{53}",
                message = "not a bcrypt hash of cost 4 to 14")
        String passwordHash,

        @Size(max = 200) String roles,
        @Size(max = 40) String createdAt) {

    static final List<String> REQUIRED = List.of("email", "name", "passwordHash");
    static final List<String> OPTIONAL = List.of("phone", "roles", "createdAt");

    private static final Instant OLDEST = Instant.parse("2000-01-01T00:00:00Z");

    static UserImportRow of(CsvTable.Row row) {
        return new UserImportRow(
                row.get("email"),
                row.get("name"),
                row.get("phone"),
                row.get("passwordHash"),
                row.get("roles"),
                row.get("createdAt"));
    }

    Set<String> roleNames() {
        if (roles == null) return Set.of();
        return new TreeSet<>(Arrays.asList(roles.strip().split("[|,; ]+")));
    }

    /** When the account was made there; empty when it is not a moment between 2000 and now. Without a zone it is WIB. */
    Optional<Instant> created(Instant now) {
        if (createdAt == null) return Optional.of(now);
        try {
            Instant at = parse(createdAt.replace(' ', 'T'));
            return at.isAfter(now) || at.isBefore(OLDEST) ? Optional.empty() : Optional.of(at);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Instant parse(String text) {
        if (text.endsWith("Z")) return Instant.parse(text);
        LocalDateTime local = text.length() == 10 ? LocalDate.parse(text).atStartOfDay() : LocalDateTime.parse(text);
        return local.atZone(BusinessTime.ZONE).toInstant();
    }
}
