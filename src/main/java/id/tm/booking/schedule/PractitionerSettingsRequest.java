package id.tm.booking.schedule;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Everything a practitioner may say about being booked; what is left out is empty afterwards. */
public record PractitionerSettingsRequest(
        @Schema(examples = "240") @NotNull @Min(0) @Max(43200)
        Integer minimumNoticeMinutes,

        @Schema(examples = "60") @NotNull @Min(1) @Max(366) Integer windowDays,
        @Schema(examples = "4") @Min(1) @Max(96) Integer mostPerDay,

        @Schema(examples = "https://meet.example.com/dr-sari") @Size(max = 500) @Pattern(regexp = "https://[^\\s\"<>]+")
        String meetingLink,

        @Schema(examples = "Jl. Merdeka 17, Makassar") @Size(max = 500) @Pattern(regexp = "(?s).*\\S.*")
        String address) {

    void applyTo(PractitionerSettings settings) {
        settings.minimumNoticeMinutes = minimumNoticeMinutes;
        settings.windowDays = windowDays;
        settings.mostPerDay = mostPerDay;
        settings.meetingLink = meetingLink;
        settings.address = address;
    }
}
