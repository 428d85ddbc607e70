package id.tm.support.shortlink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.tm.platform.mode.ModeConfig;
import id.tm.platform.problem.TmException;
import id.tm.support.SupportError;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.net.URI;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The tricks by which redirects are led astray and servers are sent to their own network. */
class TargetPolicyTest {

    private static final TargetPolicy POLICY = policy(
            "https://tm.example.com", "tm.example.com,*.tm.example.com,bücher.example.com,partner.example.com:8443");

    static Stream<String> nasty() {
        return Stream.of(
                // other hosts, and what looks like ours
                "https://evil.com",
                "https://evil.com/tm.example.com",
                "https://evil.com?tm.example.com",
                "https://evil.com#tm.example.com",
                "https://tm.example.com.evil.com",
                "https://eviltm.example.com",
                "https://tm.example.comevil.com",
                "https://example.com",
                "https://tm-example.com",
                "https://tm.example.co",
                "https://xtm.example.com",
                // names and passwords in front of the host
                "https://tm.example.com@evil.com",
                "https://tm.example.com:443@evil.com",
                "https://user@tm.example.com",
                "https://user:password@tm.example.com/",
                "https://@tm.example.com",
                "https://tm.example.com%40evil.com",
                "https://evil.com%40tm.example.com",
                "https://tm.example.com%2f@evil.com",
                "https://tm.example.com%00@evil.com",
                "https://tm.example.com:80@evil.com:443",
                // slashes that lean the other way
                "https:\\\\evil.com",
                "https://tm.example.com\\@evil.com",
                "https://evil.com\\tm.example.com",
                "https://tm.example.com\\.evil.com",
                "https://tm.example.com/\\evil.com",
                "https://tm.example.com/%5cevil.com",
                "\\\\evil.com",
                "/\\evil.com",
                "https:/\\/\\evil.com",
                // too few or too many slashes, no scheme
                "//evil.com",
                "///evil.com",
                "////evil.com",
                "/etc/passwd",
                "evil.com",
                "tm.example.com",
                "https:evil.com",
                "https:/evil.com",
                "https:///evil.com",
                "https:////tm.example.com",
                "https://",
                "https://?",
                "https://#",
                "https://:443",
                "https:// tm.example.com",
                "https://tm.example.com//evil.com",
                "://evil.com",
                ":https://tm.example.com",
                "?https://tm.example.com",
                // other schemes
                "javascript:alert(1)",
                "JaVaScRiPt:alert(1)",
                "javascript://tm.example.com/%0aalert(1)",
                "java\nscript:alert(1)",
                "data:text/html,<script>alert(1)</script>",
                "vbscript:msgbox(1)",
                "file:///etc/passwd",
                "ftp://tm.example.com/",
                "gopher://tm.example.com:6379/_FLUSHALL",
                "dict://tm.example.com:11211/",
                "ldap://tm.example.com/",
                "ws://tm.example.com/",
                "blob:https://tm.example.com/x",
                "view-source:https://tm.example.com/",
                "intent://tm.example.com/#Intent;scheme=https;end",
                "https+unix://tm.example.com",
                "httpss://tm.example.com",
                // control characters, spaces and what cannot be seen
                "https://tm.example.com/\r\nSet-Cookie: a=b",
                "https://tm.example.com/%0d%0aSet-Cookie:%20a=b",
                "https://tm.example.com/%0D%0ALocation:%20https://evil.com",
                "https://tm.example.com/\u0000",
                "https://tm.example.com/%00",
                "https://tm.example.com/a b",
                "https://tm.example.com/\ta",
                "\thttps://tm.example.com/",
                "https://tm.example.com/\u200b",
                "https://tm.example.com/\u202egnp.exe",
                "https://tm.example.com\u2028/",
                "https://tm\u00ad.example.com/",
                "https://tm.exa\u200dmple.com/",
                "https://tm.example.com/\ufeff",
                "https://tm.example.com/\ud800",
                "https://tm.example.com/<script>",
                "https://tm.example.com/\"onmouseover=alert(1)",
                "https://tm.example.com/{{7*7}}",
                "https://tm.example.com/^",
                "https://tm.example.com/`id`",
                "https://tm.example.com/%",
                "https://tm.example.com/%zz",
                "https://tm.example.com/%c",
                // letters of other scripts
                "https://tm.examplе.com/",
                "https://ｔｍ.example.com/",
                "https://tm。example。com/",
                "https://tm．example．com/",
                "https://ⓣⓜ.example.com/",
                "https://evil.com／tm.example.com",
                "https://tm.example.com﹫evil.com",
                "https://xn--80ak6aa92e.com/",
                "https://xn--tm-.example.com/",
                "https://tm.example.com℀.evil.com/",
                "https://faß.example.com/",
                // addresses instead of names
                "http://127.0.0.1/",
                "http://127.1/",
                "http://0/",
                "http://0.0.0.0:8080/",
                "http://2130706433/",
                "http://0x7f000001/",
                "http://0x7f.1/",
                "http://0177.0.0.1/",
                "http://017700000001/",
                "http://127.0.0.1.",
                "http://①②⑦.⓪.⓪.①/",
                "http://10.0.0.1/",
                "http://172.16.0.1/",
                "http://192.168.1.1/",
                "http://169.254.169.254/latest/meta-data/",
                "http://100.100.100.200/latest/meta-data/",
                "http://[::1]/",
                "http://[::]/",
                "http://[::ffff:127.0.0.1]/",
                "http://[fe80::1%25eth0]/",
                "http://[fd00::1]:8080/",
                "http://[::ffff:a9fe:a9fe]/",
                "http://8.8.8.8/",
                // names of this machine and of inner networks
                "http://localhost/",
                "http://LOCALHOST/",
                "http://localhost:8080/q/metrics",
                "http://localhost./",
                "http://foo.localhost/",
                "http://localhost.localdomain/",
                "http://tm/",
                "http://tm-service.default.svc.cluster.local/",
                "http://metadata.google.internal/",
                "http://router.lan/",
                "http://1.0.0.127.in-addr.arpa/",
                "http://127.0.0.1.nip.io/",
                // odd hosts and ports
                "https://tm.example.com./",
                "https://tm..example.com/",
                "https://.tm.example.com/",
                "https://-tm.example.com/",
                "https://*.tm.example.com/",
                "https://tm_x.tm.example.com/",
                "https://tm.example.com:/",
                "https://tm.example.com:0/",
                "https://tm.example.com:22/",
                "https://tm.example.com:6379/",
                "https://tm.example.com:8080/",
                "https://tm.example.com:99999/",
                "https://tm.example.com:0443/",
                "https://tm.example.com:443:443/",
                "https://tm.example.com:４４３/",
                "http://tm.example.com:443/",
                "https://partner.example.com/",
                "https://partner.example.com:8444/",
                "https://tm.example.com,evil.com/",
                "https://tm.example.com;evil.com/",
                "https://tm.example.com&evil.com/",
                "https://[tm.example.com]/",
                // in circles
                "https://tm.example.com/s/abc",
                "https://tm.example.com/s/../s/abc",
                "https://tm.example.com/%73/abc",
                "https://tm.example.com/./s/abc",
                // no address at all
                "",
                "null",
                "https://" + "a".repeat(64) + ".tm.example.com/",
                "https://tm.example.com/" + "x".repeat(2_000));
    }

    @ParameterizedTest
    @MethodSource("nasty")
    void isRefused(String target) {
        assertThatThrownBy(() -> POLICY.require(target))
                .isInstanceOfSatisfying(TmException.class, refused -> assertThat(refused.error())
                        .isEqualTo(SupportError.SHORT_LINK_TARGET_REFUSED));
    }

    @ParameterizedTest
    @CsvSource({
        "https://tm.example.com, https://tm.example.com/",
        "HTTPS://TM.Example.COM/A, https://tm.example.com/A",
        "http://tm.example.com:80/a, http://tm.example.com/a",
        "https://tm.example.com:443?a=b&c=%20d#e, https://tm.example.com/?a=b&c=%20d#e",
        "https://www.tm.example.com/x, https://www.tm.example.com/x",
        "https://a.b.tm.example.com/, https://a.b.tm.example.com/",
        "https://partner.example.com:8443/p, https://partner.example.com:8443/p",
        "https://bücher.example.com/ü?q=é, https://xn--bcher-kva.example.com/%C3%BC?q=%C3%A9",
        "https://xn--bcher-kva.example.com/, https://xn--bcher-kva.example.com/",
        "https://tm.example.com/?next=https://evil.com, https://tm.example.com/?next=https://evil.com",
        "https://tm.example.com/sale/2026, https://tm.example.com/sale/2026"
    })
    void isKeptAs(String target, String kept) {
        assertThat(POLICY.require(target)).isEqualTo(kept);
        assertThat(POLICY.require(kept)).as("a kept address stays the same").isEqualTo(kept);
        assertThat(POLICY.stillAllowed(kept)).isTrue();
    }

    @Test
    void whatIsKeptAlwaysLeadsToAnAllowedHost() {
        String[] parts = {
            "https://",
            "http:",
            "//",
            "/",
            "\\",
            "tm.example.com",
            "evil.com",
            "@",
            ":",
            "443",
            ".",
            "%2f",
            "%40",
            "?",
            "#",
            "s",
            "[",
            "]",
            "127.0.0.1",
            "\u200b",
            "x"
        };
        Random random = new Random(20261123);
        for (int run = 0; run < 50_000; run++) {
            StringBuilder made = new StringBuilder();
            for (int i = random.nextInt(9); i >= 0; i--) made.append(parts[random.nextInt(parts.length)]);
            String kept;
            try {
                kept = POLICY.require(made.toString());
            } catch (TmException refused) {
                continue;
            }
            URI uri = URI.create(kept);
            assertThat(uri.getHost()).as("%s kept as %s", made, kept).matches("(.+\\.)?tm\\.example\\.com");
            assertThat(uri.getUserInfo()).isNull();
            assertThat(uri.getPort()).isEqualTo(-1);
        }
    }

    @Test
    void withoutASettingOurOwnHostIsTheOnlyOne() {
        TargetPolicy own = policy("https://app.tm.example.com", null);
        assertThat(own.require("https://app.tm.example.com/x")).isEqualTo("https://app.tm.example.com/x");
        assertThatThrownBy(() -> own.require("https://tm.example.com/x")).isInstanceOf(TmException.class);
        assertThatThrownBy(() -> own.require("https://a.app.tm.example.com/x")).isInstanceOf(TmException.class);
    }

    @Test
    void onADevelopersMachineTheServiceLeadsToItself() {
        TargetPolicy local = policy("http://localhost:8080", null);
        assertThat(local.require("http://localhost:8080/x")).isEqualTo("http://localhost:8080/x");
        for (String other : new String[] {"http://localhost/x", "http://localhost:9090/x", "http://127.0.0.1:8080/x"}) {
            assertThatThrownBy(() -> local.require(other)).as(other).isInstanceOf(TmException.class);
        }
    }

    @Test
    void anAllowedInnerHostIsRefusedAllTheSame() {
        TargetPolicy careless = policy("https://tm.example.com", "localhost,127.0.0.1,*.internal");
        for (String inner :
                new String[] {"http://localhost/", "http://127.0.0.1/", "http://metadata.google.internal/"}) {
            assertThatThrownBy(() -> careless.require(inner)).as(inner).isInstanceOf(TmException.class);
        }
    }

    private static TargetPolicy policy(String publicUrl, String hosts) {
        Map<String, String> settings = hosts == null ? Map.of() : Map.of("tm.short-links.hosts", hosts);
        return new TargetPolicy(
                config(ShortLinkConfig.class, settings), config(ModeConfig.class, Map.of("tm.public-url", publicUrl)));
    }

    private static <T> T config(Class<T> mapping, Map<String, String> values) {
        SmallRyeConfigBuilder builder =
                new SmallRyeConfigBuilder().addDiscoveredConverters().withMapping(mapping);
        values.forEach(builder::withDefaultValue);
        return builder.build().getConfigMapping(mapping);
    }
}
