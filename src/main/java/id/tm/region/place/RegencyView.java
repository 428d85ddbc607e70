package id.tm.region.place;

import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A kabupaten or kota. */
@RegisterForReflection
public record RegencyView(
        @Schema(examples = "34.04") String code,
        @Schema(examples = "Kabupaten Sleman") String name,
        RegencyKind kind,
        @Schema(examples = "Asia/Jakarta") String zone) {

    static RegencyView of(Regency r) {
        return new RegencyView(r.code, r.name, r.kind, r.zone);
    }
}
