package id.tm.region.place;

import id.tm.region.Place;
import id.tm.region.RegionLevel;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One link of the chain from the province down. */
@RegisterForReflection
public record RegionPartView(
        @Schema(examples = "34.04") String code,
        RegionLevel level,
        @Schema(examples = "KABUPATEN") String kind,
        @Schema(examples = "Kabupaten Sleman") String name) {

    static RegionPartView of(Place.Part part) {
        return new RegionPartView(part.code(), part.level(), part.kind(), part.name());
    }
}
