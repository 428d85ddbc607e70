package id.tm.finance.gateway;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Payment providers. */
@ConfigMapping(prefix = "tm.finance")
public interface GatewayConfig {

    /** Who collects money: midtrans, xendit or simulator; the last one does not exist in production. */
    @WithDefault("simulator")
    PaymentProvider provider();

    /** Who pays money out: xendit or simulator. */
    @WithDefault("simulator")
    PaymentProvider payoutProvider();

    /** How long a provider may take to answer. */
    @WithDefault("10S")
    Duration timeout();

    /** How long a payment stays open when what is paid for says nothing else. */
    @WithDefault("PT24H")
    Duration paymentLifetime();

    Callbacks callbacks();

    Midtrans midtrans();

    Xendit xendit();

    Simulator simulator();

    /** What providers tell us. */
    interface Callbacks {

        /** How often the worker looks for callbacks, refunds and payouts (a Quarkus interval or cron expression). */
        @WithDefault("1s")
        String every();

        /** How many it works on at the same time, since each asks the provider back. */
        @WithDefault("8")
        @Min(1)
        @Max(64)
        int parallel();

        /** How often a callback about an unknown payment is tried before it waits for an operator. */
        @WithDefault("20")
        @Min(1)
        int attempts();
    }

    interface Midtrans {

        /** Where Snap is. */
        @WithDefault("https://app.midtrans.com")
        URI snapUrl();

        /** Where the status of payments is asked. */
        @WithDefault("https://api.midtrans.com")
        URI apiUrl();

        /** Authenticates us, and signs the notifications. Without it none is taken. Secret. */
        Optional<String> serverKey();
    }

    interface Xendit {

        /** Where its API is. */
        @WithDefault("https://api.xendit.co")
        URI url();

        /** Authenticates us. Secret. */
        Optional<String> secretKey();

        /** What callbacks carry in x-callback-token. Without it none is taken. Secret. */
        Optional<String> callbackToken();
    }

    /** A provider of one's own for trying things out; does not exist in production. */
    interface Simulator {

        /** Whose callbacks it sends: midtrans or xendit. */
        @WithDefault("midtrans")
        PaymentProvider plays();

        /** The service's own address, which its callbacks go to; left out: this process. */
        Optional<URI> callbackUrl();

        /** What it signs with in the part of Midtrans; no secret, as it is never believed in production. */
        @WithDefault("simulated-server-key")
        String serverKey();

        /** What its callbacks carry in the part of Xendit. */
        @WithDefault("simulated-callback-token")
        String callbackToken();
    }
}
