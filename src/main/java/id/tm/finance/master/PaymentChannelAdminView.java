package id.tm.finance.master;

import id.tm.finance.ChannelKind;
import id.tm.finance.Fee;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@RegisterForReflection
public record PaymentChannelAdminView(
        UUID id,
        @Schema(examples = "VA_BCA") String code,
        ChannelKind kind,
        @Schema(examples = "BCA Virtual Account") String name,
        @Schema(examples = "XENDIT") String provider,
        @Schema(examples = "{\"XENDIT\": \"BCA\"}") Map<String, String> providerCodes,
        Fee fee,
        @Schema(examples = "10000", description = "Rupiah") long minAmount,

        @Schema(examples = "50000000", description = "Rupiah")
        long maxAmount,

        @Schema(examples = "10") int position,
        boolean active,
        Instant createdAt,
        Instant updatedAt) {

    static PaymentChannelAdminView of(MasterPaymentChannel channel) {
        return new PaymentChannelAdminView(
                channel.id,
                channel.code,
                channel.kind,
                channel.name,
                channel.provider,
                new TreeMap<>(channel.providerCodes),
                channel.fee(),
                channel.minAmount,
                channel.maxAmount,
                channel.position,
                channel.active,
                channel.createdAt,
                channel.updatedAt);
    }
}
