package id.tm.account.user;

import id.tm.account.access.Role;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@RegisterForReflection
public record UserAdminView(
        UUID id,
        @Schema(examples = "budi@example.com") String email,
        UserStatus status,
        List<String> roles,
        @Schema(examples = "Budi Santoso") String fullName,
        @Schema(examples = "+6281234567890") String phone,
        boolean whatsapp,
        @Schema(examples = "Asia/Jakarta") String zone,
        @Schema(examples = "id") String locale,
        Instant emailVerifiedAt,
        Instant createdAt,
        Instant updatedAt) {

    static UserAdminView of(User user, Profile profile) {
        return new UserAdminView(
                user.id,
                user.email(),
                user.status(),
                Role.names(user.roles()).stream().sorted().toList(),
                profile.fullName,
                profile.phone,
                profile.whatsapp,
                profile.zone,
                profile.locale,
                user.emailVerifiedAt(),
                user.createdAt,
                user.updatedAt);
    }
}
