package id.tm.finance.simulator;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How something happens at the simulated provider; everything may be left out. */
public record SimulatorActRequest(
        @Pattern(regexp = "[A-Za-z_]{1,30}")
        @Schema(
                examples = "qris",
                description =
                        "How it is paid, in the words of the provider that is played: a `payment_type` of Midtrans,"
                                + " a `payment_method` of Xendit")
        String method,

        @Min(1) @Schema(examples = "100000", description = "Rupiah of a refund; left out: all that is left")
        Long amount,

        @Min(0) @Max(10) @Schema(examples = "1", description = "How often the callback is sent; 0 drops it")
        Integer copies,

        @Schema(examples = "PT5S", description = "How long the callback is kept back")
        Duration delay,

        @Schema(description = "Whether it overtakes the callbacks of the same payment that are still kept back")
        Boolean reorder) {

    static SimulatorActRequest orDefault(SimulatorActRequest request) {
        return request == null ? new SimulatorActRequest(null, null, null, null, null) : request;
    }

    int times() {
        return copies == null ? 1 : copies;
    }

    boolean overtakes() {
        return Boolean.TRUE.equals(reorder);
    }
}
