package id.tm.assessment.report;

import static id.tm.assessment.AssessmentError.REPORT_TIER_NOT_INCLUDED;

import id.tm.account.MemberActivity;
import id.tm.account.People;
import id.tm.assessment.catalog.Assessment;
import id.tm.assessment.catalog.ReportTier;
import id.tm.assessment.instrument.Instruments;
import id.tm.assessment.report.ReportStore.Key;
import id.tm.assessment.report.ReportStore.Stored;
import id.tm.assessment.run.ResultAccess;
import id.tm.assessment.run.RunScoring;
import id.tm.assessment.run.RunState;
import id.tm.assessment.run.UserAssessment;
import id.tm.platform.document.Documents;
import id.tm.platform.mode.ModeConfig;
import id.tm.platform.mode.PublicUrl;
import id.tm.platform.problem.Texts;
import id.tm.platform.time.BusinessTime;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes a report once for each result, depth, language, edition and name of whom it is about, and gives the same bytes from
 * then on. Key, norms and texts are those of the result: scored again, there is another one, and another report.
 */
@ApplicationScoped
public class Reports {

    private static final String SUBJECT = "USER_ASSESSMENT_REPORT";

    private final ReportStore store;
    private final ResultAccess access;
    private final RunScoring scoring;
    private final Instruments instruments;
    private final People people;
    private final MemberActivity activity;
    private final Documents documents;
    private final Texts texts;
    private final ModeConfig mode;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Reports(
            ReportStore store,
            ResultAccess access,
            RunScoring scoring,
            Instruments instruments,
            People people,
            MemberActivity activity,
            Documents documents,
            Texts texts,
            ModeConfig mode,
            Clock clock) {
        this.store = store;
        this.access = access;
        this.scoring = scoring;
        this.instruments = instruments;
        this.people = people;
        this.activity = activity;
        this.documents = documents;
        this.texts = texts;
        this.mode = mode;
        this.clock = clock;
    }

    /** @param page the same as HTML */
    public record Made(UUID id, String code, String language, byte[] pdf, String page) {}

    private record Looked(
            @Nullable Made made, Key key, @Nullable ReportSource source) {}

    /** For whom it is about; the download is written down. */
    Made download(UUID userId, UUID runId, @Nullable ReportTier tier, Locale locale) {
        Made made = read(() -> access.ofOwner(userId, runId), tier, locale);
        QuarkusTransaction.requiringNew()
                .run(() -> activity.record(userId, MemberActivity.DOWNLOAD, SUBJECT, made.id()));
        return made;
    }

    /** In both languages, as deep as the test goes. The run is ready after the last one: who dies before is not the last. */
    void makeReady(UUID runId) {
        for (Locale locale : Texts.SUPPORTED) {
            make(() -> UserAssessment.require(runId), null, locale, run -> {});
        }
        QuarkusTransaction.requiringNew().run(() -> ready(UserAssessment.lock(runId)));
    }

    /**
     * Draws outside of any transaction; of two who come at once the first one's report is everybody's.
     *
     * @param access gives the run to whom it may be shown, and writes that down; called in the transaction that reads it,
     *     which is rolled back when there is no report to be shown
     */
    public Made read(Supplier<UserAssessment> access, @Nullable ReportTier tier, Locale locale) {
        return make(access, tier, locale, Reports::ready);
    }

    private Made make(
            Supplier<UserAssessment> access,
            @Nullable ReportTier tier,
            Locale locale,
            Consumer<UserAssessment> afterwards) {
        Looked looked = QuarkusTransaction.requiringNew().call(() -> look(access.get(), tier, locale));
        if (looked.made() != null) return looked.made();
        ReportSource source = Objects.requireNonNull(looked.source());
        ReportContent content = ReportWriter.write(source, texts);
        byte[] pdf = ReportPdf.draw(content, documents);
        String page = ReportHtml.draw(content, documents);
        return QuarkusTransaction.requiringNew().call(() -> {
            UserAssessment run = UserAssessment.lock(looked.key().runId());
            Made made = keep(run, looked.key(), source.code(), pdf, page);
            afterwards.accept(run);
            return made;
        });
    }

    private Looked look(UserAssessment run, @Nullable ReportTier wished, Locale locale) {
        RunScoring.Scored scored = scoring.newest(run);
        Assessment assessment =
                Assessment.<Assessment>findByIdOptional(run.assessmentId).orElseThrow();
        ReportTier tier = wished == null ? assessment.reportTier : wished;
        if (tier != assessment.reportTier && tier != ReportTier.SHORT) {
            throw REPORT_TIER_NOT_INCLUDED.with(tier).property("reportTier", assessment.reportTier);
        }
        String person = people.require(run.userId).fullName();
        Key key = new Key(run.id, scored.version(), tier, locale.getLanguage(), ReportWriter.EDITION, run.mark(person));
        Made made = store.find(key).map(stored -> opened(run, key, stored)).orElse(null);
        if (made != null) return new Looked(made, key, null);
        String code = ReportCode.draw();
        return new Looked(
                null,
                key,
                new ReportSource(
                        person,
                        BusinessTime.day(run.submittedAt()),
                        instruments
                                .load(run.questionGroupId(), scored.revisions())
                                .file(),
                        scored.scores(),
                        tier,
                        locale,
                        code,
                        PublicUrl.of(mode, "/reports/verification/" + code)));
    }

    private Made keep(UserAssessment run, Key key, String code, byte[] pdf, String page) {
        // It may have been shredded meanwhile.
        scoring.newest(run);
        String encoded = Base64.getEncoder().encodeToString(pdf);
        store.add(key, code, run.seal(encoded, random), run.seal(page, random), clock.instant());
        return opened(run, key, store.find(key).orElseThrow());
    }

    private static void ready(UserAssessment run) {
        if (run.state() == RunState.SCORED) run.reportReady();
    }

    private static Made opened(UserAssessment run, Key key, Stored stored) {
        return new Made(
                stored.id(),
                stored.code(),
                key.language(),
                Base64.getDecoder().decode(run.unseal(stored.pdf())),
                run.unseal(stored.page()));
    }
}
