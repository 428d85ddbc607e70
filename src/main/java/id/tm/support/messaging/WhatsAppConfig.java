package id.tm.support.messaging;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** WhatsApp messages and the callbacks about them. */
@ConfigMapping(prefix = "tm.whatsapp")
public interface WhatsAppConfig {

    /** LOG writes a line and sends nothing; the others speak to a provider. */
    enum Adapter {
        LOG,
        WAHA,
        META
    }

    /** log, waha or meta. */
    @WithDefault("log")
    Adapter adapter();

    /** How long a provider may take to answer. */
    @WithDefault("10S")
    Duration timeout();

    Waha waha();

    Meta meta();

    /** A WAHA server of one's own. */
    interface Waha {

        /** Where it listens. */
        @WithDefault("http://localhost:3000")
        URI url();

        /** The WAHA session that sends. */
        @WithDefault("default")
        String session();

        /** The X-Api-Key header. Secret. */
        Optional<String> apiKey();

        /** Signs the callbacks (X-Webhook-Hmac). Without it no callback is taken. Secret. */
        Optional<String> webhookSecret();
    }

    /** The Cloud API of Meta. */
    interface Meta {

        /** Where the Graph API is. */
        @WithDefault("https://graph.facebook.com")
        URI url();

        /** The version in its paths. */
        @WithDefault("v23.0")
        String version();

        /** The sending number's id. */
        Optional<String> phoneNumberId();

        /** The bearer token. Secret. */
        Optional<String> accessToken();

        /** Signs the callbacks (X-Hub-Signature-256). Without it no callback is taken. Secret. */
        Optional<String> appSecret();

        /** What Meta must say when it verifies the callback's address. Secret. */
        Optional<String> verifyToken();
    }
}
