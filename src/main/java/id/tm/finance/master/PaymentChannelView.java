package id.tm.finance.master;

import id.tm.finance.ChannelKind;
import id.tm.finance.Fee;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A way to pay as buyers choose it. */
@RegisterForReflection
public record PaymentChannelView(
        @Schema(examples = "VA_BCA") String code,
        ChannelKind kind,
        @Schema(examples = "BCA Virtual Account") String name,
        Fee fee,
        @Schema(examples = "10000", description = "Rupiah") long minAmount,

        @Schema(examples = "50000000", description = "Rupiah")
        long maxAmount) {

    static PaymentChannelView of(MasterPaymentChannel channel) {
        return new PaymentChannelView(
                channel.code, channel.kind, channel.name, channel.fee(), channel.minAmount, channel.maxAmount);
    }
}
