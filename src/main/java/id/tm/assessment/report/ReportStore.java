package id.tm.assessment.report;

import id.tm.assessment.catalog.ReportTier;
import id.tm.platform.time.BusinessTime;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reports that were made; the first of each kind stays. Table: user_assessment_reports. */
@ApplicationScoped
class ReportStore {

    /**
     * @param edition the one of {@link ReportWriter}, at the time
     * @param person a mark of the name that it bears, which tells nothing without the key of the run
     */
    record Key(UUID runId, int resultVersion, ReportTier tier, String language, String edition, String person) {}

    /** Both sealed. */
    record Stored(UUID id, String code, String pdf, String page) {}

    /** What anybody may know of a report. */
    record Issued(
            String code,
            String name,
            @Nullable String nameEn,
            ReportTier tier,
            String language,
            LocalDate day,
            Instant at) {}

    Optional<Stored> find(Key key) {
        List<Tuple> rows = tuples("""
            select id, code, pdf, page from user_assessment_reports
            where user_assessment_id = :run and result_version = :version and tier = :tier
              and locale = :locale and edition = :edition and person_mark = :person
            """)
                .setParameter("run", key.runId())
                .setParameter("version", key.resultVersion())
                .setParameter("tier", key.tier().name())
                .setParameter("locale", key.language())
                .setParameter("edition", key.edition())
                .setParameter("person", key.person())
                .getResultList();
        return rows.stream()
                .map(row -> new Stored(
                        row.get("id", UUID.class),
                        row.get("code", String.class),
                        row.get("pdf", String.class),
                        row.get("page", String.class)))
                .findFirst();
    }

    /** Changes nothing where there is one already. */
    void add(Key key, String code, String pdf, String page, Instant now) {
        Panache.getEntityManager()
                .createNativeQuery("""
                    insert into user_assessment_reports
                        (id, created_at, user_assessment_id, result_version, tier, locale, edition, person_mark,
                         code, pdf, page)
                    values (gen_random_uuid(), :now, :run, :version, :tier, :locale, :edition, :person,
                            :code, :pdf, :page)
                    on conflict do nothing
                    """)
                .setParameter("now", now)
                .setParameter("run", key.runId())
                .setParameter("version", key.resultVersion())
                .setParameter("tier", key.tier().name())
                .setParameter("locale", key.language())
                .setParameter("edition", key.edition())
                .setParameter("person", key.person())
                .setParameter("code", code)
                .setParameter("pdf", pdf)
                .setParameter("page", page)
                .executeUpdate();
    }

    /** Not of runs that are void. */
    Optional<Issued> findIssued(String code) {
        List<Tuple> rows = tuples("""
            select p.code, a.name, a.name_en, p.tier, p.locale, p.created_at, r.submitted_at
            from user_assessment_reports p
            join user_assessment r on r.id = p.user_assessment_id
            join assessment a on a.id = r.assessment_id
            where p.code = :code and r.state <> 'VOID'
            """).setParameter("code", code).getResultList();
        return rows.stream()
                .map(row -> new Issued(
                        row.get("code", String.class),
                        row.get("name", String.class),
                        row.get("name_en", String.class),
                        ReportTier.valueOf(row.get("tier", String.class)),
                        row.get("locale", String.class),
                        BusinessTime.day(row.get("submitted_at", Instant.class)),
                        row.get("created_at", Instant.class)))
                .findFirst();
    }

    @SuppressWarnings("unchecked")
    private static TypedQuery<Tuple> tuples(String sql) {
        return (TypedQuery<Tuple>) Panache.getEntityManager().createNativeQuery(sql, Tuple.class);
    }
}
