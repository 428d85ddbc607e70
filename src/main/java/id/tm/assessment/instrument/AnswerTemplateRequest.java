package id.tm.assessment.instrument;

import id.tm.platform.input.CodeShape;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The whole of one option set. */
@RegisterForReflection
@Schema(name = "AnswerTemplate")
public record AnswerTemplateRequest(
        @NotNull @Pattern(regexp = CodeShape.ITEM) @Size(max = 40) @Schema(examples = "agreement-5")
        String code,

        @NotNull @Valid BilingualName name,
        @NotNull @Size(min = 2, max = 50) List<@NotNull @Valid Item> items) {

    public AnswerTemplateRequest {
        items = items == null ? List.of() : items;
    }

    /** One option, in its place. */
    @RegisterForReflection
    @Schema(name = "AnswerTemplateItem")
    public record Item(
            @NotNull @Pattern(regexp = CodeShape.ITEM) @Size(max = 40) @Schema(examples = "5")
            String code,

            @NotNull @Valid Bilingual text,
            @Min(-1000) @Max(1000) @Schema(examples = "5") int value) {}

    /** The place of the first option whose code stands there already; -1 when there is none. */
    int repeated() {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < items.size(); i++) {
            if (!seen.add(items.get(i).code())) return i;
        }
        return -1;
    }
}
