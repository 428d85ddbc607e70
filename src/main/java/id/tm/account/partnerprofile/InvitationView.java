package id.tm.account.partnerprofile;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An invitation that was not answered yet. */
public record InvitationView(
        UUID id,
        @Schema(examples = "agus@example.com") String email,
        @Schema(examples = "Agus Salim") String fullName,
        Instant invitedAt,
        Instant expiresAt) {

    static InvitationView of(PartnerInvitation invitation) {
        return new InvitationView(
                invitation.id, invitation.email(), invitation.fullName(), invitation.createdAt, invitation.expiresAt());
    }
}
