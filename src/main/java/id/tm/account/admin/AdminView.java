package id.tm.account.admin;

import id.tm.account.access.Role;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@RegisterForReflection
public record AdminView(
        UUID id,
        @Schema(examples = "rina@example.com") String email,
        @Schema(examples = "Rina Wijaya") String fullName,
        AdminStatus status,
        @Schema(examples = "id") String locale,
        @Schema(examples = "[\"support-desk\"]") List<String> roles,
        @Schema(examples = "[\"users:read\"]") List<String> permissions,
        Instant createdAt,
        Instant updatedAt) {

    static AdminView of(Admin admin) {
        return new AdminView(
                admin.id,
                admin.email(),
                admin.fullName,
                admin.status(),
                admin.locale,
                Role.names(admin.roles()).stream().sorted().toList(),
                admin.permissionNames().stream().sorted().toList(),
                admin.createdAt,
                admin.updatedAt);
    }
}
