package id.tm.region.imports;

import id.tm.region.RegionConfig;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;

/** As an operator sets them for one run of the job. */
record FolderSettings(Path folder) implements RegionConfig, RegionConfig.Import {

    @Override
    public Import imports() {
        return this;
    }

    @Override
    public Optional<Path> directory() {
        return Optional.of(folder);
    }

    @Override
    public Optional<String> decree() {
        return Optional.of("Kepmendagri dari pengaturan");
    }

    @Override
    public Optional<LocalDate> date() {
        return Optional.empty();
    }

    @Override
    public Optional<String> source() {
        return Optional.empty();
    }

    @Override
    public boolean dryRun() {
        return false;
    }

    @Override
    public boolean allowVanishing() {
        return false;
    }

    @Override
    public int mostVanishingPercent() {
        return 5;
    }
}
