package id.tm.booking.rating;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Plain text; markup in it is dropped. */
public record RatingRequest(
        @Schema(examples = "5") @NotNull @Min(1) @Max(5) Integer stars,

        @Schema(examples = "Sangat membantu.") @Size(max = 2000)
        String text) {}
