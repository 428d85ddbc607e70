package id.tm.account.log;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RequestOriginTest {

    @Test
    void addressesAreKeptAsNetworks() {
        assertThat(RequestOrigin.networkOf("203.0.113.77")).isEqualTo("203.0.113.0/24");
        assertThat(RequestOrigin.networkOf("255.255.255.255")).isEqualTo("255.255.255.0/24");
        assertThat(RequestOrigin.networkOf("2001:db8:abcd:1234::1")).isEqualTo("2001:db8:abcd::/48");
        assertThat(RequestOrigin.networkOf("::1")).isEqualTo("0:0:0::/48");
        assertThat(RequestOrigin.networkOf("fe80::1%eth0")).isEqualTo("fe80:0:0::/48");
        assertThat(RequestOrigin.networkOf("::ffff:203.0.113.77")).isEqualTo("203.0.113.0/24");
    }

    @Test
    void whatIsNoAddressIsNotLookedUp() {
        for (String text : new String[] {"", "unknown", "localhost", "example.org", "300.1.1.1", "1:2", "a.b", null}) {
            assertThat(RequestOrigin.networkOf(text)).as(text).isNull();
        }
    }

    @Test
    void devicesAreShortAndPlain() {
        assertThat(RequestOrigin.legible("  Firefox\t\u0000 ")).isEqualTo("Firefox");
        assertThat(RequestOrigin.legible(" \r\n")).isNull();
        assertThat(RequestOrigin.legible("x".repeat(5_000))).hasSize(200);
    }
}
