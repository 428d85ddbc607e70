package id.tm.region.imports;

import id.tm.platform.AppendOnly;
import id.tm.region.place.DatasetView;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A data set that was loaded, tried or refused. Table: region_imports. */
@Entity
@Table(name = "region_imports")
public class RegionImport extends AppendOnly {

    @Enumerated(EnumType.STRING)
    public ImportOutcome outcome;

    /** Whether the service answers with it; of all rows one is. */
    @Column(name = "is_current")
    public boolean current;

    /** The next three are null at most of a refused one. */
    public String decree;

    public LocalDate decreeDate;
    public String source;

    public int provinces;
    public int regencies;
    public int districts;
    public int villages;

    public int added;
    public int changed;
    public int vanished;

    public int problemCount;

    @JdbcTypeCode(SqlTypes.JSON)
    public List<ImportProblem> problems = List.of();

    /** The admin; null for the command line. */
    public UUID requestedBy;

    public static Optional<RegionImport> findCurrent() {
        return find("current").firstResultOptional();
    }

    /** What every answer about regions says of where it comes from. */
    public static DatasetView dataset() {
        return findCurrent()
                .map(set -> new DatasetView(set.decree, set.decreeDate, set.source))
                .orElseThrow();
    }
}
