package id.tm.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiKeyScopesTest {

    private static final Set<String> ALL = Set.of(
            "me:read",
            "me:write",
            "partner:read",
            "partner:write",
            "practitioner:read",
            "practitioner:write",
            "analyst:read",
            "analyst:write");

    @ParameterizedTest
    @CsvSource({
        "GET, /api/v1/me, me:read",
        "HEAD, /api/v1/me/, me:read",
        "PUT, /api/v1/me, me:write",
        "POST, /api/v1/partner/invoices/1/payment, partner:write",
        "GET, /api/v1//partner/invoices, partner:read",
        "GET, /api/v1/partner;a=b/invoices, partner:read",
        "DELETE, /api/v1/practitioner/schedules/1, practitioner:write",
        "GET, /api/v1/me/passwords-of-others, me:read"
    })
    void everyHatHasAScopeToReadAndOneToWrite(String method, String path, String scope) {
        assertThat(ApiKeyScopes.neededFor(method, path)).isEqualTo(scope);
        assertThat(ApiKeyScopes.allow(Set.of(scope), method, path)).isTrue();
        assertThat(ApiKeyScopes.allow(Set.of(), method, path)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/auth/logout",
                "/api/v1/auth/reauthentications",
                "/api/v1/admin/me",
                "/api/v1/admin/users",
                "/api/v1/me/password",
                "/api/v1/me/password/",
                "/api/v1/me//password",
                "/api/v1/me;x=1/password;y",
                "/api/v1/me/email",
                "/api/v1/me/totp/removal",
                "/api/v1/me/api-keys",
                "/api/v1/me/api-keys/1/rotation",
                "/api/v1/me/sessions",
                "/api/v2/me",
                "/api/v1",
                "/q/metrics",
                "/",
                ""
            })
    void noScopeOpensWhatOpensTheAccount(String path) {
        for (String method : Set.of("GET", "HEAD", "POST", "PUT", "DELETE")) {
            assertThat(ApiKeyScopes.allow(ALL, method, path)).as(method).isFalse();
        }
    }

    @Test
    void noScopeDeletesTheAccount() {
        assertThat(ApiKeyScopes.allow(ALL, "DELETE", "/api/v1/me")).isFalse();
        assertThat(ApiKeyScopes.allow(ALL, "DELETE", "/api/v1/me;a/")).isFalse();
    }
}
