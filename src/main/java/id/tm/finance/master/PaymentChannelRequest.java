package id.tm.finance.master;

import static id.tm.platform.problem.PlatformError.INVALID_INPUT;

import id.tm.finance.ChannelKind;
import id.tm.finance.Fee;
import id.tm.platform.input.PlainText;
import id.tm.platform.problem.FieldError;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The whole of one way to pay. */
public record PaymentChannelRequest(
        @NotNull @Pattern(regexp = "[A-Z][A-Z0-9_]{1,29}") @Schema(examples = "VA_BCA")
        String code,

        @NotNull ChannelKind kind,

        @NotBlank @Size(max = 100) @PlainText(oneLine = true) @Schema(examples = "BCA Virtual Account")
        String name,

        @NotNull @Pattern(regexp = PROVIDER) @Schema(examples = "XENDIT", description = "Who collects")
        String provider,

        @NotEmpty
        @Size(max = 3)
        @Schema(
                examples = "{\"XENDIT\": \"BCA\", \"MIDTRANS\": \"bca_va\"}",
                description = "What each provider calls it")
        Map<@Pattern(regexp = PROVIDER) String, @NotNull String> providerCodes,

        @NotNull @Valid Fee fee,

        @Min(1) @Max(MOST) @Schema(examples = "10000", description = "Rupiah")
        long minAmount,

        @Min(1) @Max(MOST) @Schema(examples = "50000000", description = "Rupiah")
        long maxAmount,

        @Min(0) @Max(100_000) @Schema(examples = "10", description = "Its place in the list")
        int position,

        @Schema(examples = "true", description = "Whether it is offered; true when absent")
        Boolean active) {

    private static final String PROVIDER = "MIDTRANS|XENDIT|SIMULATOR";
    private static final java.util.regex.Pattern CODE = java.util.regex.Pattern.compile("[A-Za-z][A-Za-z0-9_]{1,39}");
    private static final long MOST = 1_000_000_000_000L;

    void applyTo(MasterPaymentChannel channel) {
        fee.requireSound("fee");
        if (minAmount > maxAmount) throw wrong("minAmount", "at most maxAmount");
        if (!providerCodes.containsKey(provider)) throw wrong("providerCodes", "one for the provider that collects");
        if (!providerCodes.values().stream().allMatch(CODE.asMatchPredicate())) {
            throw wrong("providerCodes", "2 to 40 letters, digits and underscores");
        }
        channel.code = code;
        channel.kind = kind;
        channel.name = name.strip().replaceAll("\\s+", " ");
        channel.provider = provider;
        channel.providerCodes = new HashMap<>(providerCodes);
        channel.feeNominal = fee.nominal();
        channel.feePercent = fee.percent();
        channel.feeMin = fee.min();
        channel.feeCap = fee.cap();
        channel.minAmount = minAmount;
        channel.maxAmount = maxAmount;
        channel.position = position;
        channel.active = active == null || active;
    }

    private static RuntimeException wrong(String field, String message) {
        return INVALID_INPUT.with().fields(List.of(new FieldError(field, "range", message)));
    }
}
