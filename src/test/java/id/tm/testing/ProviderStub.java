package id.tm.testing;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;

/** Where the service under test believes Midtrans and Xendit to be; nobody is there unless a test starts them. */
public final class ProviderStub {

    /** Test classes and test resources may be loaded by different class loaders; a system property is seen by all. */
    private static final String PORT = "tm.test.providers.port";

    private ProviderStub() {}

    /** Both providers in one, to be stubbed and stopped by the test. */
    public static WireMockServer start() {
        WireMockServer server = new WireMockServer(
                WireMockConfiguration.options().bindAddress("127.0.0.1").port(Integer.getInteger(PORT)));
        server.start();
        return server;
    }

    static Map<String, String> settings() {
        String url = "http://127.0.0.1:" + port();
        return Map.of(
                "tm.finance.timeout", "2S",
                "tm.finance.midtrans.snap-url", url,
                "tm.finance.midtrans.api-url", url,
                "tm.finance.midtrans.server-key", "test-server-key",
                "tm.finance.xendit.url", url,
                "tm.finance.xendit.secret-key", "test-secret-key",
                "tm.finance.xendit.callback-token", "test-callback-token");
    }

    private static int port() {
        Integer chosen = Integer.getInteger(PORT);
        if (chosen != null) return chosen;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            System.setProperty(PORT, Integer.toString(free.getLocalPort()));
            return free.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
