package id.tm.sales.executive;

import id.tm.platform.input.EmailAddress;
import id.tm.platform.input.PersonName;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Who is to have a seat. */
public record ExecutiveAssignmentRequest(
        @NotNull @EmailAddress @Schema(examples = "agus@example.com")
        String email,

        @Size(min = 1, max = 100) @PersonName @Schema(examples = "Agus Salim") @Nullable
        String fullName,

        @Pattern(regexp = "id|en") @Schema(examples = "id", description = "Language of the invitation; left out: id")
        String locale) {

    public ExecutiveAssignmentRequest {
        if (locale == null) locale = "id";
    }

    String canonicalEmail() {
        return email.toLowerCase(Locale.ROOT);
    }
}
