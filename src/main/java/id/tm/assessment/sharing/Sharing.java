package id.tm.assessment.sharing;

import static id.tm.assessment.AssessmentError.RUN_SECTION_UNKNOWN;
import static id.tm.assessment.AssessmentError.SHARE_OVER;
import static id.tm.assessment.AssessmentError.SHARE_PASSCODE_REQUIRED;
import static id.tm.assessment.AssessmentError.SHARE_PASSCODE_WRONG;
import static id.tm.assessment.AssessmentError.SHARE_SHOWS_NO_REPORT;

import id.tm.account.MemberActivity;
import id.tm.account.People;
import id.tm.account.Person;
import id.tm.assessment.catalog.Assessment;
import id.tm.assessment.report.ReportWish;
import id.tm.assessment.report.Reports;
import id.tm.assessment.run.ResultAccess;
import id.tm.assessment.run.ResultReading;
import id.tm.assessment.run.ResultView;
import id.tm.assessment.run.UserAssessment;
import id.tm.platform.crypto.SecretTokens;
import id.tm.platform.limit.RateLimits;
import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.UUID;

/** Links at which others see a result: made and taken back by its owner, opened by whoever has them. */
@ApplicationScoped
class Sharing {

    private static final String SUBJECT = "SHARING_ASSESSMENT";
    private static final int LINKS_PER_HOUR = 60;
    private static final int PASSCODES = 20;
    private static final Duration PASSCODE_PERIOD = Duration.ofMinutes(15);
    private static final int TAG_LENGTH = 32;

    private final ResultAccess access;
    private final ResultReading results;
    private final Reports reports;
    private final People people;
    private final RateLimits limits;
    private final MemberActivity activity;
    private final Clock clock;

    Sharing(
            ResultAccess access,
            ResultReading results,
            Reports reports,
            People people,
            RateLimits limits,
            MemberActivity activity,
            Clock clock) {
        this.access = access;
        this.results = results;
        this.reports = reports;
        this.people = people;
        this.limits = limits;
        this.activity = activity;
        this.clock = clock;
    }

    /** @param tag changes with what is seen and with whether it may be */
    record Opened(SharedResultView view, String tag) {}

    ShareLinkView.New share(UUID userId, UUID runId, ShareRequest request) {
        limits.take("result-link", userId.toString(), LINKS_PER_HOUR, Duration.ofHours(1));
        // Hashing is meant to take its time: not while a connection is held.
        String passcodeHash = request.passcode() == null ? null : Passcodes.hash(request.passcode());
        String token = SecretTokens.random();
        return QuarkusTransaction.requiringNew().call(() -> {
            UserAssessment run = access.ofOwner(userId, runId);
            ResultView result = results.view(run, Locale.ROOT);
            requireSection(result, request.section());
            Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            SharingAssessment share =
                    new SharingAssessment(runId, result.version(), SecretTokens.hash(token), passcodeHash);
            share.scope = request.scope();
            share.sectionCode = request.section();
            share.expiresAt = now.plus(Duration.ofDays(request.daysOrUsual()));
            share.maxViews = request.maxViews();
            share.persist();
            Panache.getEntityManager().flush();
            activity.record(userId, "RESULT_SHARED", SUBJECT, share.id);
            return new ShareLinkView.New(ShareLinkView.of(share, now, result.version()), "/api/v1/shared/" + token);
        });
    }

    private static void requireSection(ResultView result, String section) {
        if (section == null) return;
        if (result.sections().stream().noneMatch(part -> part.scores().section().equals(section))) {
            throw RUN_SECTION_UNKNOWN.with(section);
        }
    }

    @Transactional
    void revoke(UUID userId, UUID runId, UUID id) {
        access.ofOwner(userId, runId);
        SharingAssessment share = SharingAssessment.lockOf(runId, id);
        if (share.revokedAt() == null) activity.record(userId, "RESULT_SHARE_REVOKED", SUBJECT, id);
        share.revoke(clock.instant());
    }

    /** Counts as a view, and is written down as one. 410 when the link is over. */
    Opened open(String token, String passcode, Locale locale) {
        SharingAssessment link = enter(token, passcode);
        return QuarkusTransaction.requiringNew().call(() -> {
            Seen seen = see(link, SharedPart.SCORES, locale);
            UserAssessment run = seen.run();
            Person owner = people.find(run.userId).orElseThrow(SHARE_OVER::with);
            Assessment assessment = Assessment.findById(run.assessmentId);
            ResultView result = results.view(run, locale);
            SharedResultView view = SharedResultView.of(
                    seen.share(), owner.fullName(), assessment.name(locale), run.submittedAt(), result);
            String tag =
                    SecretTokens.hash(link.id + "/" + seen.share().version + "/" + result.version() + "/" + locale);
            return new Opened(view, tag.substring(0, TAG_LENGTH));
        });
    }

    /** The report of the result, of links that show all of it; counts as a view like any other. */
    Reports.Made report(String token, String passcode, ReportWish wish) {
        SharingAssessment link = enter(token, passcode);
        Locale locale = wish.locale();
        return reports.read(() -> see(link, SharedPart.REPORT, locale).run(), wish.tier, locale);
    }

    /** Whoever has the passcode, where one is asked for. */
    private SharingAssessment enter(String token, String passcode) {
        SharingAssessment share = QuarkusTransaction.requiringNew()
                .call(() -> SharingAssessment.requireByToken(SecretTokens.hash(token)));
        share.requireOpen(clock.instant());
        if (share.passcodeHash() != null) requirePasscode(share, passcode);
        return share;
    }

    /** Each guess is counted before it is looked at, so that many at once are no more than one after the other. */
    private void requirePasscode(SharingAssessment share, String passcode) {
        if (passcode == null || passcode.isEmpty()) throw SHARE_PASSCODE_REQUIRED.with();
        limits.take("result-link-passcode", share.id.toString(), PASSCODES, PASSCODE_PERIOD);
        if (!QuarkusTransaction.requiringNew().call(() -> SharingAssessment.takeGuess(share.id))) {
            throw SHARE_OVER.with();
        }
        if (!Passcodes.matches(passcode, share.passcodeHash())) throw SHARE_PASSCODE_WRONG.with();
        QuarkusTransaction.requiringNew().run(() -> SharingAssessment.giveGuessBack(share.id));
    }

    private record Seen(SharingAssessment share, UserAssessment run) {}

    private Seen see(SharingAssessment link, SharedPart part, Locale locale) {
        // Not scored again nor taken away while it is looked at; its lock comes before that of the link.
        UserAssessment run = UserAssessment.findById(link.userAssessmentId, LockModeType.PESSIMISTIC_READ);
        if (!SharingAssessment.takeView(link.id, clock.instant())) throw SHARE_OVER.with();
        new ShareView(link.id, part, locale.getLanguage()).persist();
        SharingAssessment share = SharingAssessment.findById(link.id);
        // What was taken away, or was its erased owner's, or came after what was shared, is shown to nobody.
        if (results.versionOf(run) != share.resultVersion) throw SHARE_OVER.with();
        if (part == SharedPart.REPORT && share.scope != ShareScope.FULL) throw SHARE_SHOWS_NO_REPORT.with();
        return new Seen(share, run);
    }
}
