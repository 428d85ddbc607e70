package id.tm.region.imports;

import static id.tm.region.RegionError.REGION_ARCHIVE_REFUSED;
import static id.tm.region.RegionError.REGION_IMPORT_REFUSED;

import id.tm.platform.security.Principal;
import id.tm.platform.task.TaskKind;
import id.tm.platform.task.TaskRun;
import id.tm.platform.task.Tasks;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** An import by upload: taken on at once when the archive can be read, worked off later. */
@ApplicationScoped
class RegionImportTask implements TaskKind {

    static final String NAME = "region-import";

    private final RegionImporter importer;
    private final Tasks tasks;

    RegionImportTask(RegionImporter importer, Tasks tasks) {
        this.importer = importer;
        this.tasks = tasks;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Transactional
    UUID submit(Principal admin, RegionImportParameters parameters, byte[] archive) {
        files(archive);
        return tasks.submit(NAME, admin, parameters, archive);
    }

    @Override
    public void run(TaskRun run) {
        RegionImportParameters parameters = run.parameters(RegionImportParameters.class);
        RegionFiles files = files(run.input());
        RegionImport done = importer.run(
                files,
                new RegionImporter.Wish(
                        parameters.dryRun(), parameters.allowVanishing(), Description.NONE, run.ownerId()),
                () -> run.progress(1, 1L));
        if (done.outcome != ImportOutcome.REFUSED) return;
        QuarkusTransaction.requiringNew()
                .run(() -> done.problems.forEach(
                        problem -> run.rowError(problem.row(), problem.file(), problem.code(), problem.message())));
        throw REGION_IMPORT_REFUSED.with(done.problemCount, done.problems.get(0));
    }

    private static RegionFiles files(byte[] archive) {
        try {
            return RegionFiles.of(archive);
        } catch (RegionFiles.Refused e) {
            throw REGION_ARCHIVE_REFUSED.with(e.getMessage());
        }
    }
}
