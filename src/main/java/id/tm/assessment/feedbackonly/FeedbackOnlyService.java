package id.tm.assessment.feedbackonly;

import static id.tm.assessment.AssessmentError.ENTITLEMENT_NEEDS_NO_RESULT;
import static id.tm.assessment.AssessmentError.RESULT_FILE_NO_PDF;
import static id.tm.assessment.AssessmentError.RUN_ENTITLEMENT_NOT_FOUND;
import static id.tm.platform.problem.PlatformError.PAYLOAD_TOO_LARGE;

import id.tm.account.MemberActivity;
import id.tm.platform.change.Changes;
import id.tm.platform.crypto.SecretTokens;
import id.tm.platform.limit.RateLimits;
import id.tm.sales.EntitlementInfo;
import id.tm.sales.EntitlementVoided;
import id.tm.sales.Entitlements;
import id.tm.sales.SalesError;
import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.UUID;

/** Results from elsewhere come in, and staff says whether a consultation can be held over them. */
@ApplicationScoped
class FeedbackOnlyService {

    private static final String SUBJECT = "USER_FEEDBACK_SESSION_ONLY";
    private static final int LARGEST = 10 * 1024 * 1024;
    private static final int UPLOADS = 20;

    private final Entitlements entitlements;
    private final FeedbackOnlyMessages messages;
    private final RateLimits limits;
    private final MemberActivity activity;
    private final Changes changes;
    private final Clock clock;

    FeedbackOnlyService(
            Entitlements entitlements,
            FeedbackOnlyMessages messages,
            RateLimits limits,
            MemberActivity activity,
            Changes changes,
            Clock clock) {
        this.entitlements = entitlements;
        this.messages = messages;
        this.limits = limits;
        this.activity = activity;
        this.changes = changes;
        this.clock = clock;
    }

    /** 409 when one is looked at already, or stands. */
    UserFeedbackSessionOnly bring(UUID userId, UUID entitlementId, byte[] file) {
        if (file.length > LARGEST) throw PAYLOAD_TOO_LARGE.with();
        if (!PdfSniffer.isPdf(file)) throw RESULT_FILE_NO_PDF.with();
        limits.take("result-upload", userId.toString(), UPLOADS, Duration.ofHours(1));
        // Looked at before the transaction, whose first look at it is under its lock.
        EntitlementInfo entitlement =
                entitlements.find(userId, entitlementId).orElseThrow(RUN_ENTITLEMENT_NOT_FOUND::with);
        if (entitlement.service() == null) throw ENTITLEMENT_NEEDS_NO_RESULT.with();
        if (!clock.instant().isBefore(entitlement.validUntil())) throw SalesError.ENTITLEMENT_EXPIRED.with();
        String sha256 = HexFormat.of().formatHex(SecretTokens.sha256(file));
        return QuarkusTransaction.requiringNew().call(() -> {
            entitlements.submitDocument(entitlementId);
            UserFeedbackSessionOnly brought = new UserFeedbackSessionOnly(userId, entitlementId, file.length, sha256);
            brought.persist();
            Panache.getEntityManager().flush();
            new FeedbackOnlyFile(brought.id, file).persist();
            activity.record(userId, "RESULT_BROUGHT", SUBJECT, brought.id);
            Panache.getEntityManager().flush();
            return brought;
        });
    }

    /** With what was bought: approved, the consultation can be booked; rejected, another result can be brought. */
    @Transactional
    UserFeedbackSessionOnly review(UUID id, boolean good, String reason, UUID by) {
        if (reason != null) changes.because(reason);
        UserFeedbackSessionOnly brought = UserFeedbackSessionOnly.require(id);
        brought.decide(good, reason, by, clock.instant());
        // Its lock comes before the row's, here as where it is brought or made void; of two who decide at once the
        // version of the row lets one.
        entitlements.judgeDocument(brought.entitlementId, good);
        messages.decided(brought);
        Panache.getEntityManager().flush();
        return brought;
    }

    /** The money went back: nobody has to look at it any more. */
    void onVoided(@Observes EntitlementVoided gone) {
        UserFeedbackSessionOnly.ofEntitlement(gone.entitlementId()).stream()
                .filter(each -> each.state().canBecome(FeedbackOnlyState.VOID))
                .forEach(each -> each.makeVoid(clock.instant()));
    }
}
