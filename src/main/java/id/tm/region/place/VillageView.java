package id.tm.region.place;

import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A kelurahan or desa. */
@RegisterForReflection
public record VillageView(
        @Schema(examples = "34.04.07.2001") String code,
        @Schema(examples = "Caturtunggal") String name,
        VillageKind kind) {

    static VillageView of(Village v) {
        return new VillageView(v.code, v.name, v.kind);
    }
}
