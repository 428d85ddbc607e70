package id.tm.support.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class WebhookSignatureTest {

    private static final byte[] WAHA =
            "{\"event\":\"message\",\"session\":\"default\",\"engine\":\"WEBJS\"}".getBytes(StandardCharsets.UTF_8);
    private static final String WAHA_HMAC =
            "208f8a55dde9e05519e898b10b89bf0d0b3b0fdf11fdbf09b6b90476301b98d8097c462b2b17a6ce93b6b47a136cf2e78a33a63f6752c2c1631777076153fa89";
    private static final byte[] META = "{\"entry\":[{\"id\":\"1\"}]}".getBytes(StandardCharsets.UTF_8);
    private static final String META_HMAC = "fb8e40a6df6961df84331a2af47f68500acf5323d37ef5477d8f430c73bab895";

    @Test
    void theProvidersOwnVectorsFit() {
        assertThat(WebhookSignature.fits("HmacSHA512", "my-secret-key", WAHA, WAHA_HMAC))
                .isTrue();
        assertThat(WebhookSignature.fits("HmacSHA512", "my-secret-key", WAHA, WAHA_HMAC.toUpperCase()))
                .isTrue();
        assertThat(WebhookSignature.fits("HmacSHA256", "test-app-secret", META, META_HMAC))
                .isTrue();
    }

    @Test
    void anythingElseDoesNot() {
        assertThat(WebhookSignature.fits("HmacSHA512", "other-key", WAHA, WAHA_HMAC))
                .isFalse();
        assertThat(WebhookSignature.fits("HmacSHA512", "my-secret-key", META, WAHA_HMAC))
                .isFalse();
        assertThat(WebhookSignature.fits("HmacSHA256", "my-secret-key", WAHA, WAHA_HMAC))
                .isFalse();
        assertThat(WebhookSignature.fits("HmacSHA512", "my-secret-key", WAHA, WAHA_HMAC.substring(2)))
                .isFalse();
        assertThat(WebhookSignature.fits("HmacSHA512", "my-secret-key", WAHA, ""))
                .isFalse();
        assertThat(WebhookSignature.fits("HmacSHA512", "my-secret-key", WAHA, "not hex"))
                .isFalse();
    }
}
