package id.tm.region.imports;

import id.tm.platform.job.Job;
import id.tm.platform.job.JobCounts;
import id.tm.region.RegionConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.time.Instant;

/** Job {@code regions-import}: loads the data set of {@code tm.region.import.directory}. */
@ApplicationScoped
class RegionImportJob implements Job {

    private final RegionImporter importer;
    private final RegionConfig config;

    RegionImportJob(RegionImporter importer, RegionConfig config) {
        this.importer = importer;
        this.config = config;
    }

    @Override
    public String name() {
        return "regions-import";
    }

    /** Counts regions: those it changed as sent, those that were as they should be as skipped. Claims nothing, so it runs once. */
    @Override
    public JobCounts run(Instant now, int limit) {
        RegionConfig.Import settings = config.imports();
        Path directory = settings.directory()
                .orElseThrow(() -> new IllegalStateException("TM_REGION_IMPORT_DIRECTORY names no folder to import"));
        RegionImport done = importer.run(
                files(directory),
                new RegionImporter.Wish(
                        settings.dryRun(),
                        settings.allowVanishing(),
                        new Description(settings.decree(), settings.date(), settings.source()),
                        null),
                () -> {});
        if (done.outcome == ImportOutcome.REFUSED) {
            throw new IllegalStateException(
                    done.problemCount + " problem(s), nothing was changed. First: " + done.problems.get(0));
        }
        long all = (long) done.provinces + done.regencies + done.districts + done.villages;
        return new JobCounts(0, (long) done.added + done.changed + done.vanished, all - done.added - done.changed, 0);
    }

    private static RegionFiles files(Path directory) {
        try {
            return RegionFiles.of(directory);
        } catch (RegionFiles.Refused e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }
}
