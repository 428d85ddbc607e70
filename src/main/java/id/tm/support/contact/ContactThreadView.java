package id.tm.support.contact;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A contact message with all that was said about it since, each part the oldest first. */
@RegisterForReflection
public record ContactThreadView(
        ContactMessageView message, List<Turn> conversation, List<Note> notes, List<Move> history) {

    /** One turn of the conversation. */
    @RegisterForReflection
    @Schema(name = "ContactTurnView")
    public record Turn(
            UUID id,
            ContactUsMail.Kind kind,
            UUID authorId,

            @Schema(description = "The queued mail, as in the list of messages")
            UUID messageId,

            @Schema(examples = "Terima kasih sudah menunggu.")
            String text,

            Instant at) {

        static Turn of(ContactUsMail m) {
            return new Turn(m.id, m.kind(), m.authorId(), m.messageId(), m.text(), m.createdAt);
        }
    }

    /** What the back office says among itself. */
    @RegisterForReflection
    @Schema(name = "ContactNoteView")
    public record Note(
            UUID id,
            UUID authorId,

            @Schema(examples = "Sudah saya teruskan ke tim laporan.")
            String text,

            Instant at) {

        static Note of(ContactUsNote n) {
            return new Note(n.id, n.authorId(), n.text(), n.createdAt);
        }
    }

    /** One change of status. */
    @RegisterForReflection
    @Schema(name = "ContactMoveView")
    public record Move(ContactStatus from, ContactStatus to, UUID adminId, Instant at) {

        static Move of(ContactUsHistory h) {
            return new Move(h.fromStatus(), h.toStatus(), h.adminId(), h.createdAt);
        }
    }

    static ContactThreadView of(ContactUs c, ContactMessageView message) {
        return new ContactThreadView(
                message,
                ContactUsMail.of(c.id).stream().map(Turn::of).toList(),
                ContactUsNote.of(c.id).stream().map(Note::of).toList(),
                ContactUsHistory.of(c.id).stream().map(Move::of).toList());
    }
}
