package id.tm.account.profession;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** As people choose it, in their language. */
@RegisterForReflection
public record ProfessionView(
        UUID id, @Schema(examples = "Guru") String name) {

    public static ProfessionView of(MasterProfession profession, Locale locale) {
        return new ProfessionView(profession.id, profession.name(locale));
    }
}
