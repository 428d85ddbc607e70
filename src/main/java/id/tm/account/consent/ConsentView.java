package id.tm.account.consent;

import id.tm.support.Channel;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What was agreed to or withdrawn at one time. */
@RegisterForReflection
public record ConsentView(
        UUID id,
        Instant at,
        UserConsent.ConsentKind kind,
        Channel channel,

        @Schema(examples = "1", description = "Of the terms, or of those that were in force")
        String documentVersion,

        boolean granted) {

    static ConsentView of(UserConsent consent) {
        return new ConsentView(
                consent.id,
                consent.createdAt,
                consent.kind(),
                consent.channel(),
                consent.documentVersion(),
                consent.granted());
    }
}
