package id.tm.assessment;

import java.util.UUID;

/**
 * Somebody beside its owner who may read a result and the report of it, by what a domain above knows of the two; one bean
 * for each way. Readers of another role than practitioners get endpoints under their own hat in this domain, beside {@link
 * id.tm.assessment.run.PractitionerResultResource} and {@link id.tm.assessment.report.PractitionerReportResource}.
 */
public interface ResultReader {

    /** As what the result is read, in capitals such as {@code PRACTITIONER}: the log of reads names it. */
    String role();

    /** Whether it may be read now. Called in a transaction; {@code readerId} is a user. */
    boolean mayRead(UUID readerId, UUID ownerId, UUID runId);
}
