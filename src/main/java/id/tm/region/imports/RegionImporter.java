package id.tm.region.imports;

import id.tm.platform.time.BusinessTime;
import id.tm.region.RegionConfig;
import id.tm.region.RegionLevel;
import id.tm.region.imports.RegionTables.Difference;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Loads a data set whole or not at all, and writes down how it went. */
@ApplicationScoped
class RegionImporter {

    /**
     * @param description what it says counts before the data set's own
     * @param requestedBy the admin, or null
     */
    record Wish(boolean dryRun, boolean allowVanishing, Description description, UUID requestedBy) {}

    private static final Logger LOG = Logger.getLogger(RegionImporter.class);
    private static final int LONGEST_SECONDS = 600;
    /** Below it the share that vanishes says nothing. */
    private static final int FEW = 50;

    private final AgroalDataSource database;
    private final RegionConfig config;
    private final Clock clock;

    RegionImporter(AgroalDataSource database, RegionConfig config, Clock clock) {
        this.database = database;
        this.config = config;
        this.clock = clock;
    }

    /**
     * Loads it, or only tells what that would change, or refuses it; then nothing has changed.
     *
     * @param inTransaction runs before the commit and may keep it from happening
     */
    RegionImport run(RegionFiles files, Wish wish, Runnable inTransaction) {
        ImportProblems problems = new ImportProblems();
        RegionSet set = RegionSet.read(files, problems);
        Description description = wish.description.or(set.description()).or(KnownDecree.of(set));
        RegionImport done = describe(set, description, wish);
        if (problems.isEmpty()) {
            try {
                QuarkusTransaction.requiringNew()
                        .timeout(LONGEST_SECONDS)
                        .run(() -> load(set, wish, done, problems, inTransaction));
                return done;
            } catch (NotWhole e) {
                // Rolled back; the problems say why.
            }
        }
        return QuarkusTransaction.requiringNew().call(() -> refuse(done, problems));
    }

    private static final class NotWhole extends RuntimeException {}

    private void load(RegionSet set, Wish wish, RegionImport done, ImportProblems problems, Runnable inTransaction) {
        try (Connection connection = database.getConnection()) {
            RegionTables tables = new RegionTables(connection);
            tables.lock();
            tables.stage(set);
            compare(tables, wish, done, problems);
            if (!problems.isEmpty()) throw new NotWhole();
            if (!wish.dryRun) {
                tables.takeOver();
                requireCounts(tables, set);
                tables.settle();
                tables.retireDataset();
            }
            tables.unstage();
            done.outcome = wish.dryRun ? ImportOutcome.CHECKED : ImportOutcome.LOADED;
            done.current = !wish.dryRun;
            done.persistAndFlush();
            inTransaction.run();
        } catch (SQLException e) {
            throw new IllegalStateException("the regions could not be loaded", e);
        }
        LOG.infof(
                "regions of %s: %s; %d added, %d changed, %d vanished",
                done.decree, done.outcome, done.added, done.changed, done.vanished);
    }

    private void compare(RegionTables tables, Wish wish, RegionImport done, ImportProblems problems)
            throws SQLException {
        tables.unknownSuccessors(problems);
        for (RegionLevel level : RegionLevel.values()) {
            Difference difference = tables.difference(level);
            done.added += difference.added();
            done.changed += difference.changed();
            done.vanished += difference.vanished();
            boolean many = difference.vanished() > FEW
                    && difference.vanished() * 100L
                            > (long) difference.active() * config.imports().mostVanishingPercent();
            if (many && !wish.allowVanishing) {
                problems.add(
                        RegionSet.file(level),
                        0,
                        "too-many-vanish",
                        difference.vanished() + " of " + difference.active()
                                + " active regions are not in the file; allow it if that is meant");
            }
        }
    }

    private static void requireCounts(RegionTables tables, RegionSet set) throws SQLException {
        Map<RegionLevel, Integer> wrong = new EnumMap<>(RegionLevel.class);
        for (RegionLevel level : RegionLevel.values()) {
            int active = tables.active(level);
            if (active != set.count(level)) wrong.put(level, active);
        }
        if (!wrong.isEmpty()) throw new IllegalStateException("after the import other regions are active: " + wrong);
    }

    private RegionImport describe(RegionSet set, Description description, Wish wish) {
        RegionImport row = new RegionImport();
        row.decree = description.decree().orElse("not stated");
        row.decreeDate = description.date().orElseGet(this::today);
        row.source = description.source().orElse("not stated");
        row.provinces = set.count(RegionLevel.PROVINCE);
        row.regencies = set.count(RegionLevel.REGENCY);
        row.districts = set.count(RegionLevel.DISTRICT);
        row.villages = set.count(RegionLevel.VILLAGE);
        row.requestedBy = wish.requestedBy;
        return row;
    }

    private LocalDate today() {
        return BusinessTime.day(clock.instant());
    }

    private static RegionImport refuse(RegionImport row, ImportProblems problems) {
        row.outcome = ImportOutcome.REFUSED;
        row.added = 0;
        row.changed = 0;
        row.vanished = 0;
        row.problemCount = problems.count();
        row.problems = problems.first();
        row.persistAndFlush();
        LOG.warnf("a data set of regions was refused for %d problem(s): %s", row.problemCount, row.problems.get(0));
        return row;
    }
}
