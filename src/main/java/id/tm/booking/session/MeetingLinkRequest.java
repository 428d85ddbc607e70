package id.tm.booking.session;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A link of this session only; null to use the practitioner's own room again. */
public record MeetingLinkRequest(
        @Schema(examples = "https://meet.example.com/abc-defg")
        @Size(max = 500)
        @Pattern(regexp = "https://[^\\s\"<>]+")
        String meetingLink) {}
