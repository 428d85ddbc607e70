package id.tm.account.profession;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@RegisterForReflection
public record ProfessionAdminView(
        UUID id,
        @Schema(examples = "Guru") String name,
        @Schema(examples = "Teacher") String nameEn,
        boolean active,
        Instant createdAt,
        Instant updatedAt) {

    static ProfessionAdminView of(MasterProfession profession) {
        return new ProfessionAdminView(
                profession.id,
                profession.name,
                profession.nameEn,
                profession.active,
                profession.createdAt,
                profession.updatedAt);
    }
}
