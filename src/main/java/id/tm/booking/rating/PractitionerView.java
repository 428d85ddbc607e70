package id.tm.booking.rating;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.math.BigDecimal;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A practitioner as everybody sees one. */
@RegisterForReflection
public record PractitionerView(
        UUID id,
        @Schema(examples = "Sari Dewi") String name,

        @Schema(examples = "4.27", description = "Shrunk towards the mean: few ratings move it little")
        BigDecimal averageRating,

        @Schema(examples = "12") long ratingCount) {}
