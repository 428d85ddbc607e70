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

        @Schema(
                examples = "/api/v1/photos/5Kd3NBUAdUnhyzenEwVLy9pB",
                description = "Path of the photo; absent without one")
        String photo,

        @Schema(examples = "4.27", description = "Shrunk towards the mean: few ratings move it little")
        BigDecimal averageRating,

        @Schema(examples = "12") long ratingCount) {}
