package id.tm.region.place;

import id.tm.region.Place;
import id.tm.region.RegionLevel;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A region with everything above it. */
@RegisterForReflection
public record RegionView(
        @Schema(examples = "34.04.07.2001") String code,
        RegionLevel level,

        @Schema(
                examples = "DESA",
                description = "KABUPATEN or KOTA of a regency; KELURAHAN, DESA or SPECIAL of a village; else absent")
        String kind,

        @Schema(examples = "Caturtunggal") String name,

        @Schema(examples = "Desa Caturtunggal, Kec. Depok, Kab. Sleman, Prov. DI Yogyakarta")
        String label,

        @Schema(examples = "Asia/Jakarta") String zone,

        @Schema(description = "False once a later data set has dropped it")
        boolean active,

        @Schema(examples = "34.04.07.2002", description = "Where an inactive one went, if that was told")
        String successorCode,

        @Schema(description = "From the province down to the region itself")
        List<RegionPartView> chain,

        DatasetView dataset) {

    static RegionView of(Place place, DatasetView dataset) {
        return new RegionView(
                place.code(),
                place.level(),
                place.kind(),
                place.name(),
                place.label(),
                place.zone().getId(),
                place.active(),
                place.successorCode(),
                place.chain().stream().map(RegionPartView::of).toList(),
                dataset);
    }
}
