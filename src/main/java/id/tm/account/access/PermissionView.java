package id.tm.account.access;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

public record PermissionView(
        UUID id, @Schema(examples = "users:read") String name) {

    static PermissionView of(Permission permission) {
        return new PermissionView(permission.id, permission.name());
    }
}
