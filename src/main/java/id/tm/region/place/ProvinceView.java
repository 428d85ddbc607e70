package id.tm.region.place;

import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A province. */
@RegisterForReflection
public record ProvinceView(
        @Schema(examples = "34") String code,
        @Schema(examples = "DI Yogyakarta") String name,
        @Schema(examples = "Asia/Jakarta") String zone) {

    static ProvinceView of(Province p) {
        return new ProvinceView(p.code, p.name, p.zone);
    }
}
