package id.tm.account.login;

import org.jboss.resteasy.reactive.RestResponse;

/** How tokens are handed out: no cache on the way may keep them. */
final class Tokens {

    private Tokens() {}

    static RestResponse<TokenView> answer(TokenView tokens) {
        return RestResponse.ResponseBuilder.ok(tokens)
                .header("Cache-Control", "no-store")
                .build();
    }
}
