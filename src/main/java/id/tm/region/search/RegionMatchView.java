package id.tm.region.search;

import id.tm.region.Place;
import id.tm.region.RegionLevel;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A region that fits a search. */
@RegisterForReflection
public record RegionMatchView(
        @Schema(examples = "34.04") String code,
        RegionLevel level,
        @Schema(examples = "KABUPATEN") String kind,
        @Schema(examples = "Kabupaten Sleman") String name,

        @Schema(examples = "Kab. Sleman, Prov. DI Yogyakarta")
        String label,

        @Schema(examples = "Asia/Jakarta") String zone) {

    static RegionMatchView of(Place place) {
        return new RegionMatchView(
                place.code(),
                place.level(),
                place.kind(),
                place.name(),
                place.label(),
                place.zone().getId());
    }
}
