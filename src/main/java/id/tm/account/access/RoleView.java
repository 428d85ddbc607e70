package id.tm.account.access;

import id.tm.platform.security.Realm;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@RegisterForReflection
public record RoleView(
        UUID id,
        Realm realm,
        @Schema(examples = "support-desk") String name,

        @Schema(description = "Fixed: can be given, not changed")
        boolean builtIn,

        @Schema(examples = "[\"users:read\"]") List<String> permissions,
        Instant createdAt,
        Instant updatedAt) {

    static RoleView of(Role role) {
        return new RoleView(
                role.id,
                role.realm(),
                role.name(),
                role.isBuiltIn(),
                role.permissionNames().stream().sorted().toList(),
                role.createdAt,
                role.updatedAt);
    }
}
