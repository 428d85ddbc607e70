package id.tm.assessment.run;

import io.quarkus.hibernate.orm.panache.Panache;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Which runs are over, and which ones another one can begin with. */
final class RunQueries {

    private static final int MOST_COPIED = 20;

    private RunQueries() {}

    /** Those whose answers the end of the time has closed; those that stand still are not among them. */
    @SuppressWarnings("unchecked")
    static List<UUID> listOver(Instant now, int limit) {
        return Panache.getEntityManager()
                .createNativeQuery("""
                        select r.id from user_assessment r
                        where r.state = 'IN_PROGRESS' and r.hard_limit and r.time_limit_seconds is not null
                          and not exists (select from user_assessment_pauses p
                                          where p.user_assessment_id = r.id and p.resumed_at is null)
                          and r.started_at
                              + make_interval(secs => r.time_limit_seconds
                                  + (select coalesce(sum(g.seconds), 0) from user_assessment_time_grants g
                                     where g.user_assessment_id = r.id and g.section_code is null))
                              + (select coalesce(sum(p.resumed_at - p.paused_at), interval '0')
                                 from user_assessment_pauses p where p.user_assessment_id = r.id) < :before
                        order by r.started_at, r.id limit :limit
                        """, UUID.class)
                .setParameter("before", now.minus(RunTime.GRACE))
                .setParameter("limit", limit)
                .getResultList();
    }

    /** Those that one of the same instrument could begin with, the newest first. */
    static List<UserAssessment> listCopied(UUID userId, String questionGroupCode) {
        return UserAssessment.find(
                        "select r from UserAssessment r join QuestionGroup g on g.id = r.questionGroupId"
                                + " where r.userId = ?1 and g.code = ?2 and r.state <> ?3 and r.contentKey is not null"
                                + " order by r.startedAt desc, r.id desc",
                        userId,
                        questionGroupCode,
                        RunState.VOID)
                .page(0, MOST_COPIED)
                .list();
    }
}
