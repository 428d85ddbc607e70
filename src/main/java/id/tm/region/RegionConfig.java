package id.tm.region;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;

/** Regions: what the job {@code regions-import} loads, and from where. */
@ConfigMapping(prefix = "tm.region")
public interface RegionConfig {

    @WithName("import")
    Import imports();

    interface Import {

        /** The folder with provinces.csv, regencies.csv, districts.csv and villages.csv that {@code --job=regions-import} loads. */
        Optional<Path> directory();

        /** The decree the data set follows, as every answer shall name it; overrides dataset.properties of the data set. */
        Optional<String> decree();

        /** The date of that decree. */
        Optional<LocalDate> date();

        /** Where the data set comes from, e.g. {@code idn-area-data 4.0.1}. */
        Optional<String> source();

        /** Only check the data set and tell what would change. */
        @WithDefault("false")
        boolean dryRun();

        /** Load it even if much of what is there would vanish. */
        @WithDefault("false")
        boolean allowVanishing();

        /** More than this share of the active regions of a level may not vanish in one import unless that is allowed. */
        @WithDefault("5")
        @Min(0)
        @Max(100)
        int mostVanishingPercent();
    }
}
