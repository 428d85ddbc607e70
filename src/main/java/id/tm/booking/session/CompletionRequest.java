package id.tm.booking.session;

import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the practitioner leaves for the member. */
public record CompletionRequest(
        @Schema(examples = "Latih komunikasi asertif dua kali seminggu.") @Size(max = 10_000)
        String notes) {}
