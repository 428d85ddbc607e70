package id.tm.platform.security;

import io.quarkus.security.identity.request.BaseAuthenticationRequest;

/** A request that came with an API key, and what it asks for. */
class ApiKeyCredential extends BaseAuthenticationRequest {

    final String key;
    final String method;
    final String path;

    ApiKeyCredential(String key, String method, String path) {
        this.key = key;
        this.method = method;
        this.path = path;
    }
}
