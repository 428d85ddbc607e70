package id.tm.platform.problem;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** RFC 9457 problem document, the one shape of every failure. */
@RegisterForReflection
@Schema(name = "Problem")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
        @Schema(examples = "urn:tm:problem:not-found") String type,
        @Schema(examples = "Tidak ditemukan") String title,
        @Schema(examples = "404") int status,
        String detail,
        @Schema(examples = "/api/v1/me") String instance,
        @Schema(examples = "not-found") String code,

        @Schema(examples = "4bf92f3577b34da6a3ce929d0e0e4736")
        String traceId,

        List<FieldError> errors,
        @JsonAnyGetter @Schema(hidden = true) Map<String, Object> properties) {

    public static final String MEDIA_TYPE = "application/problem+json";
}
