package id.tm.account.profession;

import jakarta.validation.constraints.NotNull;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The whole of one profession. */
public record ProfessionRequest(
        @NotNull @ProfessionName @Schema(examples = "Guru") String name,

        @ProfessionName @Schema(examples = "Teacher", description = "The Indonesian name serves when absent")
        String nameEn,

        @Schema(examples = "true", description = "Whether it can be chosen; true when absent")
        Boolean active) {

    void applyTo(MasterProfession profession) {
        profession.name = tidy(name);
        profession.nameEn = nameEn == null ? null : tidy(nameEn);
        profession.active = active == null || active;
    }

    /** With what the row already says where this says nothing. */
    ProfessionRequest over(MasterProfession profession) {
        return new ProfessionRequest(
                name, nameEn == null ? profession.nameEn : nameEn, active == null ? profession.active : active);
    }

    boolean describes(MasterProfession profession) {
        MasterProfession wanted = new MasterProfession();
        applyTo(wanted);
        return wanted.name.equals(profession.name)
                && Objects.equals(wanted.nameEn, profession.nameEn)
                && wanted.active == profession.active;
    }

    /** As it is stored: one blank between words and none around them. */
    static String tidy(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }
}
