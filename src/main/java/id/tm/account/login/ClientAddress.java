package id.tm.account.login;

import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.RequestScoped;

/** Where the current request comes from, as the proxy settings of the server let it be seen. */
@RequestScoped
public class ClientAddress {

    private final HttpServerRequest request;

    ClientAddress(HttpServerRequest request) {
        this.request = request;
    }

    public String get() {
        return request.remoteAddress() == null
                ? "unknown"
                : request.remoteAddress().hostAddress();
    }
}
