package id.tm.assessment.run;

import id.tm.account.People;
import id.tm.account.Person;
import id.tm.assessment.AssessmentConfig;
import id.tm.assessment.catalog.Assessment;
import id.tm.platform.mode.ModeConfig;
import id.tm.platform.mode.PublicUrl;
import id.tm.platform.time.BusinessTime;
import id.tm.support.Recipient;
import id.tm.support.RecipientDirectory;
import id.tm.support.ReminderNotice;
import id.tm.support.ReminderPlan;
import id.tm.support.ReminderSubject;
import id.tm.support.Reminders;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Reminds people of tests that they have begun and not finished. */
@ApplicationScoped
class RunReminderSubject implements ReminderSubject {

    private static final String AUDIENCE = "MEMBER";

    private final Reminders reminders;
    private final RecipientDirectory directory;
    private final People people;
    private final AssessmentConfig config;
    private final ModeConfig mode;
    private final Clock clock;

    RunReminderSubject(
            Reminders reminders,
            RecipientDirectory directory,
            People people,
            AssessmentConfig config,
            ModeConfig mode,
            Clock clock) {
        this.reminders = reminders;
        this.directory = directory;
        this.people = people;
        this.config = config;
        this.mode = mode;
        this.clock = clock;
    }

    /** Steps are counted from the beginning of the test. */
    void plan(UserAssessment run) {
        reminders.plan(
                RunReminder.KIND,
                run.id,
                1,
                run.startedAt(),
                people.find(run.userId).map(Person::zone).orElse(BusinessTime.ZONE),
                RunReminder::new);
    }

    void cancel(UserAssessment run) {
        reminders.cancel(RunReminder.KIND, run.id);
    }

    @Override
    public String kind() {
        return RunReminder.KIND;
    }

    @Override
    public Class<? extends ReminderPlan> planType() {
        return RunReminder.class;
    }

    @Override
    public void readAhead(Collection<UUID> subjectIds) {
        UserAssessment.shareAll(subjectIds);
    }

    /** Nothing while it is paused, and where the time has closed the answers, also before the sweep has come by. */
    @Override
    public Optional<ReminderNotice> notice(ReminderPlan plan) {
        return UserAssessment.share(plan.subjectId)
                .filter(run -> run.state() == RunState.IN_PROGRESS
                        && AUDIENCE.equals(plan.audience)
                        && goesOn(RunClocks.of(run)))
                .flatMap(this::notice);
    }

    private boolean goesOn(RunClocks clocks) {
        return !clocks.isPaused() && !clocks.whole().isOver(clock.instant());
    }

    @Override
    public Optional<Set<UUID>> subjectsOf(UUID party) {
        return Optional.of(UserAssessment.inProgressOf(party));
    }

    private Optional<ReminderNotice> notice(UserAssessment run) {
        return Optional.ofNullable(directory.find(Set.of(run.userId)).get(run.userId))
                .map(taker -> notice(run, taker));
    }

    private ReminderNotice notice(UserAssessment run, Recipient taker) {
        Assessment assessment = Assessment.findById(run.assessmentId);
        return new ReminderNotice(
                List.of(taker),
                Map.of(
                        "name", taker.name(),
                        "assessment", assessment.name(taker.locale()),
                        "startedAt", run.startedAt(),
                        "link", link(run)));
    }

    /** Where it is gone on with. */
    private URI link(UserAssessment run) {
        return PublicUrl.of(mode, config.path().replace("{id}", run.id.toString()));
    }
}
