package id.tm.region.place;

import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A kecamatan. */
@RegisterForReflection
public record DistrictView(
        @Schema(examples = "34.04.07") String code,
        @Schema(examples = "Depok") String name) {

    static DistrictView of(District d) {
        return new DistrictView(d.code, d.name);
    }
}
