package id.tm.assessment.sharing;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A link to a result, for its owner; without what opens it. */
@RegisterForReflection
@Schema(name = "AssessmentShareLinkView")
public record ShareLinkView(
        UUID id,
        ShareScope scope,
        @Schema(examples = "themes") String section,

        @Schema(description = "Whether a passcode is asked for")
        boolean passcode,

        Instant expiresAt,
        @Schema(examples = "50") Integer maxViews,
        @Schema(examples = "3") int views,

        @Schema(
                description =
                        "Nobody sees anything there any more: expired, seen or guessed at too often, taken back, or there is a newer result")
        boolean over,

        Instant revokedAt,
        Instant createdAt) {

    static ShareLinkView of(SharingAssessment share, Instant now, int newestResult) {
        return new ShareLinkView(
                share.id,
                share.scope,
                share.sectionCode,
                share.passcodeHash() != null,
                share.expiresAt,
                share.maxViews,
                share.views(),
                share.isOver(now) || share.resultVersion != newestResult,
                share.revokedAt(),
                share.createdAt);
    }

    /** A new link; its token is told this once. */
    @RegisterForReflection
    @Schema(name = "AssessmentNewShareView")
    public record New(
            ShareLinkView link,

            @Schema(examples = "/api/v1/shared/8b1Zr0l5kqJm3v9xW2cT7nYpQ4sUdEaFgHiKoLtBxCw")
            String path) {}

    /** When a link was looked at. */
    @RegisterForReflection
    @Schema(name = "AssessmentShareLogView")
    public record Seen(
            UUID id,
            Instant at,

            @Schema(description = "Scores, or the report made from them")
            SharedPart part,

            @Schema(examples = "id") String language) {

        static Seen of(ShareView view) {
            return new Seen(view.id, view.createdAt, view.part, view.language);
        }
    }
}
