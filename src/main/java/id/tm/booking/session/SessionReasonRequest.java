package id.tm.booking.session;

import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why; the other side reads it. */
public record SessionReasonRequest(
        @Schema(examples = "Sakit") @Size(max = 500) String reason) {

    static String of(SessionReasonRequest request) {
        return request == null || request.reason == null || request.reason.isBlank() ? null : request.reason.strip();
    }
}
