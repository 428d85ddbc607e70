package id.tm.assessment.instrument;

import id.tm.platform.input.PlainText;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What something is called, in Indonesian and, where it has another name there, in English. */
@RegisterForReflection
public record BilingualName(
        @NotBlank @Size(max = 150) @PlainText(oneLine = true) @Schema(examples = "Daya Juang")
        String id,

        @Pattern(regexp = ".*\\S.*") @Size(max = 150) @PlainText(oneLine = true) @Schema(examples = "Perseverance")
        String en) {

    public BilingualName {
        id = id == null ? null : id.strip();
        en = en == null ? null : en.strip();
    }

    public static BilingualName of(String id, String en) {
        return new BilingualName(id, en);
    }

    /** Indonesian where there is no English. */
    public String in(Locale locale) {
        return en != null && "en".equals(locale.getLanguage()) ? en : id;
    }
}
