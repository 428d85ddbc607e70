package id.tm.finance.gateway;

import id.tm.platform.crypto.SecretTokens;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether a callback comes from whom it says; compared in a time that does not depend on where it differs. */
@ApplicationScoped
public class CallbackProof {

    private final GatewayConfig config;
    private final Gateways gateways;

    CallbackProof(GatewayConfig config, Gateways gateways) {
        this.config = config;
        this.gateways = gateways;
    }

    /** All three texts exactly as received. What the signature does not cover is the status itself. */
    public boolean isMidtrans(String orderId, String statusCode, String grossAmount, String signature) {
        return keys(config.midtrans().serverKey(), config.simulator().serverKey()).stream()
                .anyMatch(key -> SecretTokens.same(signature(orderId, statusCode, grossAmount, key), signature));
    }

    public boolean isXendit(String token) {
        return keys(config.xendit().callbackToken(), config.simulator().callbackToken()).stream()
                .anyMatch(key -> SecretTokens.same(key, token));
    }

    private List<String> keys(Optional<String> real, String simulated) {
        Stream<String> played = gateways.exists(PaymentProvider.SIMULATOR) ? Stream.of(simulated) : Stream.of();
        return Stream.concat(real.stream(), played).toList();
    }

    /** What Midtrans puts in {@code signature_key}. */
    public static String signature(String orderId, String statusCode, String grossAmount, String serverKey) {
        try {
            byte[] signed = (orderId + statusCode + grossAmount + serverKey).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-512").digest(signed));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
