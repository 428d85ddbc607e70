package id.tm.platform.security;

import id.tm.platform.crypto.SecretTokens;
import id.tm.platform.http.ETags;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import java.math.BigInteger;
import java.security.interfaces.ECPublicKey;
import java.util.Base64;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** The public halves of the signing keys (RFC 7517), for whoever verifies our tokens. */
@Path("/.well-known/jwks.json")
@Tag(name = "Access")
public class JwksResource {

    private static final int COORDINATE_BYTES = 32;

    /** {@code iss} says which realm's tokens the key signs. */
    @RegisterForReflection
    public record Jwk(String kty, String crv, String use, String alg, String kid, String iss, String x, String y) {}

    @RegisterForReflection
    public record Jwks(List<Jwk> keys) {}

    private final SigningKeys keys;

    JwksResource(SigningKeys keys) {
        this.keys = keys;
    }

    @GET
    @PermitAll
    @Blocking
    @Operation(operationId = "access_getJwks", summary = "Public keys of the access tokens")
    public RestResponse<Jwks> get(@Context Request request) {
        List<Jwk> published = keys.published().stream().map(JwksResource::jwk).toList();
        String tag = SecretTokens.hash(published.toString()).substring(0, 16);
        return ETags.read(request, new Jwks(published), tag, 300);
    }

    private static Jwk jwk(SigningKeys.Loaded key) {
        var point = ((ECPublicKey) key.publicKey()).getW();
        return new Jwk(
                "EC",
                "P-256",
                "sig",
                "ES256",
                key.kid(),
                key.realm().issuer(),
                base64(point.getAffineX()),
                base64(point.getAffineY()));
    }

    static String base64(BigInteger number) {
        byte[] bytes = number.toByteArray();
        byte[] fixed = new byte[COORDINATE_BYTES];
        int length = Math.min(bytes.length, COORDINATE_BYTES);
        System.arraycopy(bytes, bytes.length - length, fixed, COORDINATE_BYTES - length, length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(fixed);
    }
}
