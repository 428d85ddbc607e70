package id.tm.support.reminder;

import id.tm.support.Channel;
import id.tm.support.Recipient;
import java.time.Instant;
import java.util.UUID;

/** A message on its way through the preview. */
record Ahead(
        String kind,
        boolean critical,
        UUID subjectId,
        String step,
        String audience,
        Instant plannedFor,
        Instant expiresAt,
        Recipient person,
        Channel channel,
        boolean counted,
        Instant at,
        String reason) {

    Ahead later(Instant then, String why) {
        return new Ahead(
                kind, critical, subjectId, step, audience, plannedFor, expiresAt, person, channel, counted, then, why);
    }

    /** How it ends. */
    PreviewItem item(PreviewItem.Outcome outcome, String why) {
        boolean leaves = outcome == PreviewItem.Outcome.LEAVES || outcome == PreviewItem.Outcome.HELD;
        return new PreviewItem(
                kind,
                subjectId,
                step,
                audience,
                plannedFor,
                person.userId(),
                person.name(),
                channel,
                person.address(channel),
                outcome,
                leaves ? at : null,
                why);
    }
}
