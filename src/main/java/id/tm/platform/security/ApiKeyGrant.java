package id.tm.platform.security;

import java.util.Set;
import java.util.UUID;

/**
 * What an API key opens: as whom, and how much of it. Made only by the gate that decides whether the user may have a
 * token (a rule of the build).
 *
 * @param scopes {@code me:read}, {@code partner:write} …, see {@link ApiKeyScopes}
 */
public record ApiKeyGrant(UUID userId, UUID keyId, Set<String> scopes) {}
