package id.tm.account.apikey;

import id.tm.platform.input.PlainText;
import id.tm.platform.security.ApiKeyScopes;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

public record ApiKeyRequest(
        @NotBlank @Size(max = 100) @PlainText @Schema(examples = "Sinkronisasi HR")
        String name,

        @NotEmpty
        @Size(max = 8)
        @Schema(
                examples = "[\"partner:read\",\"partner:write\"]",
                description = "What the key may do: a hat and read or write; never more than its user")
        Set<@NotNull @Pattern(regexp = ApiKeyScopes.PATTERN) String> scopes,

        @Schema(examples = "2027-01-01T00:00:00Z", description = "The latest that is allowed when absent")
        Instant expiresAt) {}
