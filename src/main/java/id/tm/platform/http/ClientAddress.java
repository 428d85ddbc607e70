package id.tm.platform.http;

import io.vertx.core.http.HttpServerRequest;

/** Where a request comes from, as far as the proxies that are trusted say it. */
public final class ClientAddress {

    private ClientAddress() {}

    public static String of(HttpServerRequest request) {
        return request.remoteAddress() == null
                ? "unknown"
                : request.remoteAddress().hostAddress();
    }
}
