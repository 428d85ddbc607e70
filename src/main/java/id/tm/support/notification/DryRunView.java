package id.tm.support.notification;

import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a start would do now.
 *
 * @param skipped how many are not reached, by reason
 */
@Schema(name = "NotificationDryRunView")
public record DryRunView(
        @Schema(examples = "1200") long audience,
        @Schema(examples = "1100") long reached,
        @Schema(examples = "{\"OPTED_OUT\":100}") Map<SkipReason, Long> skipped,

        @Schema(description = "A second admin has to approve it")
        boolean needsApproval,

        List<Sample> samples) {

    /** The message as one recipient gets it. */
    @Schema(name = "NotificationSampleView")
    public record Sample(
            @Schema(examples = "s***@example.com") String address,
            @Schema(examples = "id") String locale,
            @Schema(examples = "Jadwal layanan akhir tahun") String subject,
            String html,

            @Schema(examples = "Halo Sari Wulandari, layanan kami libur.")
            String text) {}
}
