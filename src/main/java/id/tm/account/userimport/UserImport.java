package id.tm.account.userimport;

import id.tm.account.MemberActivity;
import id.tm.account.UserRegistered;
import id.tm.account.access.Role;
import id.tm.account.registration.RegistrationService;
import id.tm.account.user.Phones;
import id.tm.account.user.Profile;
import id.tm.account.user.User;
import id.tm.platform.input.CsvTable;
import id.tm.platform.security.Realm;
import id.tm.platform.task.TaskKind;
import id.tm.platform.task.TaskRun;
import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Users of the old system, who log in here with their old password: a row that is right makes a user, one that is not is
 * reported, and nobody who is there already is touched. Goes on after a crash behind the last hundred that were kept.
 */
@ApplicationScoped
class UserImport implements TaskKind {

    static final String NAME = "user-import";

    private static final int MOST_ROWS = 50_000;
    private static final int BATCH = 100;

    private final Validator validator;
    private final Event<UserRegistered> registered;
    private final MemberActivity activity;
    private final Clock clock;

    UserImport(Validator validator, Event<UserRegistered> registered, MemberActivity activity, Clock clock) {
        this.validator = validator;
        this.registered = registered;
        this.activity = activity;
        this.clock = clock;
    }

    /** The rows of the file, or 400 when it is no such file. */
    static List<CsvTable.Row> rows(byte[] csv) {
        return CsvTable.read(csv, UserImportRow.REQUIRED, UserImportRow.OPTIONAL, MOST_ROWS);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(TaskRun run) {
        boolean dryRun = run.parameters(UserImportOrder.class).dryRun();
        List<CsvTable.Row> rows = rows(run.input());
        Map<String, Integer> first = firstRows(rows);
        int at = (int) run.done();
        while (at < rows.size()) {
            List<CsvTable.Row> batch = rows.subList(at, Math.min(rows.size(), at + BATCH));
            int next = at + batch.size();
            QuarkusTransaction.requiringNew().run(() -> {
                batch.forEach(row -> one(run, row, first, dryRun));
                run.progress(next, (long) rows.size());
            });
            at = next;
        }
    }

    /** In which row each address stands for the first time: that one counts. */
    private static Map<String, Integer> firstRows(List<CsvTable.Row> rows) {
        Map<String, Integer> first = new HashMap<>();
        for (CsvTable.Row row : rows) {
            String email = row.get("email");
            if (email != null) first.putIfAbsent(User.canonicalEmail(email), row.number());
        }
        return first;
    }

    private void one(TaskRun run, CsvTable.Row line, Map<String, Integer> first, boolean dryRun) {
        UserImportRow row = UserImportRow.of(line);
        Set<ConstraintViolation<UserImportRow>> violations = validator.validate(row);
        if (!violations.isEmpty()) {
            violations.forEach(wrong ->
                    run.rowError(line.number(), wrong.getPropertyPath().toString(), code(wrong), wrong.getMessage()));
            return;
        }
        int before = first.get(User.canonicalEmail(row.email()));
        Optional<Instant> created = row.created(clock.instant());
        List<Role> roles = Role.listByName(Realm.USERS, row.roleNames());
        RegistrationService.lockAddress(row.email());
        if (before != line.number()) {
            run.rowError(line.number(), "email", "repeated", "The same address as in row " + before);
        } else if (created.isEmpty()) {
            run.rowError(line.number(), "createdAt", "malformed", "Not a date or time between 2000 and now");
        } else if (roles.size() < row.roleNames().size()) {
            run.rowError(line.number(), "roles", "unknown-role", "Not all of them are roles of members");
        } else if (User.findByEmail(row.email()).isPresent()) {
            run.rowError(line.number(), "email", "email-taken", "There is a user with this e-mail address");
        } else if (!dryRun) {
            create(row, roles, created.get());
        }
    }

    private void create(UserImportRow row, List<Role> roles, Instant created) {
        User user = new User(row.email(), row.passwordHash());
        user.verifyEmail(clock.instant());
        Set<Role> all = new HashSet<>(roles);
        all.add(Role.builtIn(Realm.USERS, Role.MEMBER));
        all.forEach(user::grant);
        user.persist();
        Profile profile = new Profile();
        profile.userId = user.id;
        profile.fullName = row.name();
        Phones.parse(row.phone()).ifPresent(phone -> {
            profile.phone = phone.e164();
            profile.whatsapp = phone.mobile();
        });
        profile.persist();
        Panache.getEntityManager().flush();
        Panache.getEntityManager()
                .createNativeQuery("update users set created_at = :at where id = :id")
                .setParameter("at", created)
                .setParameter("id", user.id)
                .executeUpdate();
        activity.record(user.id, MemberActivity.IMPORTED);
        registered.fire(new UserRegistered(user.id));
    }

    private static String code(ConstraintViolation<?> violation) {
        String annotation = violation
                .getConstraintDescriptor()
                .getAnnotation()
                .annotationType()
                .getSimpleName();
        return annotation.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }
}
