package id.tm.assessment.instrument;

import id.tm.platform.input.PlainText;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Words in Indonesian and, where there are any, in English. */
@RegisterForReflection
public record Bilingual(
        @NotBlank @Size(max = 4_000) @PlainText @Schema(examples = "Saya menepati janji.")
        String id,

        @Pattern(regexp = "(?s).*\\S.*") @Size(max = 4_000) @PlainText @Schema(examples = "I keep my promises.")
        String en) {

    /** Blanks around are nobody's words, and tables lose them on their way. */
    public Bilingual {
        id = id == null ? null : id.strip();
        en = en == null ? null : en.strip();
    }

    /** Null when there are none at all. */
    static Bilingual of(String id, String en) {
        return id == null ? null : new Bilingual(id, en);
    }

    /** Indonesian where there is no English. */
    public String in(Locale locale) {
        return en != null && "en".equals(locale.getLanguage()) ? en : id;
    }
}
