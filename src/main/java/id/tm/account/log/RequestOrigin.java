package id.tm.account.log;

import io.quarkus.arc.Arc;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where the current request comes from, no more exactly than a log of years may keep; all null outside a request. */
@ApplicationScoped
public class RequestOrigin {

    private static final int LONGEST_DEVICE = 200;
    private static final int IPV4_BYTES = 4;

    /** A literal address: anything else would be looked up as a name. */
    private static final Pattern LITERAL = Pattern.compile("[0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

    private final CurrentVertxRequest current;

    RequestOrigin(CurrentVertxRequest current) {
        this.current = current;
    }

    /** The network the address belongs to: {@code 203.0.113.0/24} or {@code 2001:db8:7::/48}. */
    public @Nullable String network() {
        return request()
                .map(HttpServerRequest::remoteAddress)
                .map(address -> networkOf(address.hostAddress()))
                .orElse(null);
    }

    /** What the client says it is. */
    public @Nullable String device() {
        return request()
                .map(request -> request.getHeader("User-Agent"))
                .map(RequestOrigin::legible)
                .orElse(null);
    }

    private Optional<HttpServerRequest> request() {
        if (!Arc.container().requestContext().isActive()) return Optional.empty();
        return Optional.ofNullable(current.getCurrent()).map(RoutingContext::request);
    }

    static @Nullable String networkOf(@Nullable String address) {
        if (address == null) return null;
        String bare = address.replaceFirst("%.*", "");
        if (!LITERAL.matcher(bare).matches()) return null;
        try {
            byte[] bytes = InetAddress.getByName(bare).getAddress();
            if (bytes.length == IPV4_BYTES) {
                return (bytes[0] & 0xff) + "." + (bytes[1] & 0xff) + "." + (bytes[2] & 0xff) + ".0/24";
            }
            return group(bytes, 0) + ":" + group(bytes, 2) + ":" + group(bytes, 4) + "::/48";
        } catch (UnknownHostException e) {
            return null;
        }
    }

    private static String group(byte[] bytes, int at) {
        return Integer.toHexString((bytes[at] & 0xff) << 8 | bytes[at + 1] & 0xff);
    }

    static @Nullable String legible(String text) {
        String plain = text.replaceAll("[\\p{Cc}\\p{Cs}]", "").strip();
        if (plain.isEmpty()) return null;
        return plain.length() <= LONGEST_DEVICE ? plain : plain.substring(0, LONGEST_DEVICE);
    }
}
