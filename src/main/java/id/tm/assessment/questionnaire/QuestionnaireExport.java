package id.tm.assessment.questionnaire;

import static id.tm.assessment.AssessmentError.ASSESSMENT_NOT_FOUND;

import id.tm.assessment.catalog.Assessment;
import id.tm.assessment.run.ResultAccess;
import id.tm.assessment.run.ResultPart;
import id.tm.platform.output.CsvCell;
import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** What people said beside a test, as a file that is never whole in memory: some runs at a time. */
@ApplicationScoped
class QuestionnaireExport {

    /** How many runs are read in a transaction. */
    static final int RUNS = 200;

    private static final String HEADING = "user_assessment_id,moment,question,text,answer,answered_at\n";
    private static final UUID LOWEST = new UUID(0, 0);

    private final ResultAccess access;

    QuestionnaireExport(ResultAccess access) {
        this.access = access;
    }

    /** Some runs after each other in the order of their ids, and what was said in them. */
    private record Part(List<UUID> runs, List<String> lines) {}

    /** 404 when there is no such test. */
    void require(UUID assessmentId) {
        boolean known = QuarkusTransaction.requiringNew()
                .call(() -> Assessment.findByIdOptional(assessmentId).isPresent());
        if (!known) throw ASSESSMENT_NOT_FOUND.with();
    }

    /** A line for each response to what was ever asked beside the test, the runs in the order in which they came to be. */
    void write(UUID assessmentId, UUID adminId, OutputStream out) throws IOException {
        Writer file = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        file.write(HEADING);
        UUID after = LOWEST;
        Part part;
        do {
            UUID from = after;
            part = QuarkusTransaction.requiringNew().call(() -> part(assessmentId, adminId, from));
            for (String line : part.lines()) file.write(line);
            file.flush();
            if (!part.runs().isEmpty()) after = part.runs().get(part.runs().size() - 1);
        } while (part.runs().size() == RUNS);
    }

    /** That it is read is written down in the transaction that reads it. */
    private Part part(UUID assessmentId, UUID adminId, UUID after) {
        List<UUID> runs = Panache.getEntityManager()
                .createQuery(
                        "select u.id from UserAssessment u where u.assessmentId = :assessment and u.id > :after"
                                + " order by u.id",
                        UUID.class)
                .setParameter("assessment", assessmentId)
                .setParameter("after", after)
                .setMaxResults(RUNS)
                .getResultList();
        if (runs.isEmpty()) return new Part(runs, List.of());
        List<Object[]> rows = Panache.getEntityManager()
                .createQuery(
                        "select r, q from AdditionalInfoQuestionResponse r"
                                + " join AdditionalInfoQuestion q on q.id = r.questionId"
                                + " where q.assessmentId = :assessment and r.userAssessmentId in :runs"
                                + " order by r.userAssessmentId, r.createdAt, r.id",
                        Object[].class)
                .setParameter("assessment", assessmentId)
                .setParameter("runs", runs)
                .getResultList();
        Set<UUID> seen = new LinkedHashSet<>();
        rows.forEach(row -> seen.add(((AdditionalInfoQuestionResponse) row[0]).userAssessmentId));
        access.exported(adminId, seen, ResultPart.QUESTIONNAIRE);
        return new Part(runs, rows.stream().map(QuestionnaireExport::line).toList());
    }

    private static String line(Object[] row) {
        AdditionalInfoQuestionResponse response = (AdditionalInfoQuestionResponse) row[0];
        AdditionalInfoQuestion question = (AdditionalInfoQuestion) row[1];
        return CsvCell.row(
                        response.userAssessmentId,
                        question.moment,
                        question.code,
                        question.text,
                        response.response.words(),
                        response.updatedAt)
                + "\n";
    }
}
