package id.tm.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/** The settings of every test run; the key is made anew for each, so none stands in the repository. */
public class TestSettings implements QuarkusTestResourceLifecycleManager {

    /** What a registration or a reset takes at least: the default, which no test changes. */
    public static final Duration ANSWER_TIME = Duration.ofMillis(400);

    @Override
    public Map<String, String> start() {
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        Map<String, String> settings = new HashMap<>(Map.of(
                "tm.mode", "local",
                "tm.crypto.keys", "test:" + Base64.getEncoder().encodeToString(key),
                "tm.jobs.scheduled", "false",
                "tm.demo.enabled", "false",
                "tm.contact.most-per-address", "300",
                "tm.notifications.email-per-minute", "1000000",
                "tm.short-links.hosts", "tm.example.com,*.tm.example.com,bücher.example.com,partner.example.com:8443",
                // All tests come from one address.
                "tm.account.attempts.most-per-address", "1000000",
                "tm.mail.transport", "smtp"));
        settings.put("tm.sales.referrals.visits", "1000000");
        settings.putAll(ProviderStub.settings());
        return settings;
    }

    @Override
    public void stop() {
        // nothing was started
    }
}
