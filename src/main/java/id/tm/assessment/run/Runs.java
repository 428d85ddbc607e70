package id.tm.assessment.run;

import static id.tm.assessment.AssessmentError.ANSWERS_NOT_COPIED;
import static id.tm.assessment.AssessmentError.ENTITLEMENT_FOR_NO_TEST;
import static id.tm.assessment.AssessmentError.INSTRUMENT_NOT_PUBLISHED;
import static id.tm.assessment.AssessmentError.RUN_ENTITLEMENT_NOT_FOUND;

import id.tm.account.MemberActivity;
import id.tm.assessment.catalog.Assessment;
import id.tm.assessment.instrument.Instruments;
import id.tm.assessment.instrument.SectionFile;
import id.tm.assessment.questionnaire.InfoMoment;
import id.tm.assessment.questionnaire.Questionnaires;
import id.tm.sales.EntitlementInfo;
import id.tm.sales.EntitlementVoided;
import id.tm.sales.Entitlements;
import id.tm.sales.TransactionPaid;
import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Runs begin, and end: by their person, by the time, or because what entitled to them is gone. */
@ApplicationScoped
public class Runs {

    private static final String SUBJECT = "USER_ASSESSMENT";

    private final Entitlements entitlements;
    private final Instruments instruments;
    private final RunAnswers answers;
    private final AnswerStore store;
    private final RunScoring scoring;
    private final Questionnaires questionnaires;
    private final RunReminderSubject reminders;
    private final MemberActivity activity;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Runs(
            Entitlements entitlements,
            Instruments instruments,
            RunAnswers answers,
            AnswerStore store,
            RunScoring scoring,
            Questionnaires questionnaires,
            RunReminderSubject reminders,
            MemberActivity activity,
            Clock clock) {
        this.entitlements = entitlements;
        this.instruments = instruments;
        this.answers = answers;
        this.store = store;
        this.scoring = scoring;
        this.questionnaires = questionnaires;
        this.reminders = reminders;
        this.activity = activity;
        this.clock = clock;
    }

    /** @param begun whether it was begun just now */
    record Started(UserAssessment run, boolean begun) {}

    /** The run of an entitlement; a second start answers with the same one. */
    Started start(UUID userId, UUID entitlementId, UUID copyFrom) {
        // Looked at before the transaction, whose first look at it is under its lock.
        EntitlementInfo entitlement =
                entitlements.find(userId, entitlementId).orElseThrow(RUN_ENTITLEMENT_NOT_FOUND::with);
        if (entitlement.instrument() == null) throw ENTITLEMENT_FOR_NO_TEST.with();
        Assessment assessment =
                Assessment.findByCode(entitlement.instrument()).orElseThrow(ENTITLEMENT_FOR_NO_TEST::with);
        return QuarkusTransaction.requiringNew().call(() -> begin(entitlement, assessment, copyFrom));
    }

    private Started begin(EntitlementInfo entitlement, Assessment assessment, UUID copyFrom) {
        UUID entitlementId = entitlement.id();
        // Whoever comes second waits here.
        entitlements.start(entitlementId);
        UserAssessment run =
                UserAssessment.findByEntitlement(entitlementId).orElseGet(() -> open(entitlement, assessment));
        if (run.state() != RunState.PENDING) return new Started(run, false);
        Instruments.Loaded instrument =
                copyFrom == null ? published(assessment) : versionOf(copyFrom, run.userId, assessment);
        run.start(instrument.id(), assessment, clock.instant());
        for (int i = 0; i < instrument.file().sections().size(); i++) {
            addSection(run, i, instrument);
        }
        Panache.getEntityManager().flush();
        if (copyFrom != null) {
            store.copy(copyFrom, run.id, clock.instant());
            questionnaires.copy(UserAssessment.require(copyFrom), run);
        }
        if (!questionnaires.open(run, InfoMoment.BEFORE).isEmpty()) run.holdBack();
        reminders.plan(run);
        activity.record(run.userId, "ASSESSMENT_STARTED", SUBJECT, run.id);
        Panache.getEntityManager().flush();
        return new Started(run, true);
    }

    private Instruments.Loaded published(Assessment assessment) {
        return instruments
                .published(assessment.questionGroupCode)
                .map(instruments::questions)
                .orElseThrow(() -> INSTRUMENT_NOT_PUBLISHED.with(assessment.questionGroupCode));
    }

    /** Answers fit the version that they were given to, and no other. */
    private Instruments.Loaded versionOf(UUID source, UUID userId, Assessment assessment) {
        // What is being saved there is either copied whole, or comes too late.
        UserAssessment run = UserAssessment.lockOf(userId, source);
        if (run.questionGroupId() == null || run.state() == RunState.VOID) throw ANSWERS_NOT_COPIED.with();
        Instruments.Loaded instrument = instruments.questions(run.questionGroupId());
        if (!instrument.file().code().equals(assessment.questionGroupCode)) throw ANSWERS_NOT_COPIED.with();
        return instrument;
    }

    private UserAssessment open(EntitlementInfo entitlement, Assessment assessment) {
        UserAssessment run =
                new UserAssessment(entitlement, assessment.id, random.nextLong(), ResultSeal.freshKey(random));
        run.persist();
        return run;
    }

    /** What was bought waits to be begun; what names no test that there is is opened when it is begun. */
    void onPaid(@Observes TransactionPaid paid) {
        for (EntitlementInfo entitlement : entitlements.of(paid.transactionId())) {
            if (entitlement.instrument() == null) continue;
            Assessment.findByCode(entitlement.instrument()).ifPresent(assessment -> open(entitlement, assessment));
        }
    }

    private static void addSection(UserAssessment run, int position, Instruments.Loaded instrument) {
        SectionFile file = instrument.file().sections().get(position);
        RunSection section = new RunSection();
        section.userAssessmentId = run.id;
        section.position = position;
        section.code = file.code();
        section.timeLimitSeconds = file.timeLimit() == null
                ? null
                : Math.toIntExact(file.timeLimit().toSeconds());
        section.hardLimit = file.hardLimit();
        section.drawOrder(
                instrument.form().sections().get(position), file.shuffleItems(), file.shuffleOptions(), run.seed);
        section.persist();
    }

    /** Closes the answers; a second time changes nothing. */
    @Transactional
    UserAssessment submit(UUID userId, UUID id) {
        UserAssessment run = UserAssessment.lockOf(userId, id);
        if (run.submittedAt() != null) return run;
        run.requireInProgress();
        if (closeIfOver(run)) return run;
        questionnaires.requireSaid(run);
        answers.requireComplete(run);
        close(run, UserAssessment.ClosedBy.PERSON, clock.instant());
        activity.record(userId, "ASSESSMENT_SUBMITTED", SUBJECT, id);
        return run;
    }

    /** What the end of the time demands; read, write and sweep come here alike. Nothing when there is time left. */
    @Transactional
    boolean settle(UUID id) {
        UserAssessment run = UserAssessment.lock(id);
        return run.state() == RunState.IN_PROGRESS && closeIfOver(run);
    }

    private boolean closeIfOver(UserAssessment run) {
        RunTime time = RunClocks.of(run).whole();
        Instant now = clock.instant();
        if (!time.isOver(now)) return false;
        close(run, UserAssessment.ClosedBy.TIME, time.deadline(now).orElse(now));
        return true;
    }

    private void close(UserAssessment run, UserAssessment.ClosedBy by, Instant when) {
        run.submit(by, when);
        reminders.cancel(run);
        // Where a consultation belongs to it, the consultation uses it up.
        entitlements
                .find(run.userId, run.entitlementId)
                .filter(each -> each.service() == null)
                .ifPresent(each -> entitlements.complete(each.id()));
        scoring.scoreFirst(run);
        Panache.getEntityManager().flush();
    }

    @Transactional
    UserAssessment makeVoid(UUID id) {
        UserAssessment run = UserAssessment.lock(id);
        giveUp(run);
        Panache.getEntityManager().flush();
        return run;
    }

    /** Of somebody who is erased: what was not finished is void. All runs are kept from changing until the transaction ends. */
    @Transactional
    List<UserAssessment> giveUp(UUID userId) {
        List<UserAssessment> all = UserAssessment.lockAllOf(userId);
        for (UserAssessment run : all) {
            if (run.submittedAt() != null || !run.state().canBecome(RunState.VOID)) continue;
            giveUp(run);
        }
        Panache.getEntityManager().flush();
        return all;
    }

    /** The money went back: nobody goes on with it. */
    void onVoided(@Observes EntitlementVoided gone) {
        UserAssessment.findByEntitlement(gone.entitlementId())
                .filter(run -> run.state().canBecome(RunState.VOID))
                .ifPresent(this::giveUp);
    }

    private void giveUp(UserAssessment run) {
        run.makeVoid(clock.instant());
        reminders.cancel(run);
    }
}
