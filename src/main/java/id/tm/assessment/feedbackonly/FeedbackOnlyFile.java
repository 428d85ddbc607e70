package id.tm.assessment.feedbackonly;

import static id.tm.assessment.AssessmentError.FEEDBACK_ONLY_NOT_FOUND;

import id.tm.platform.AppendOnly;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.Optional;
import java.util.UUID;

/** The PDF that was brought. Table: user_feedback_session_only_files. */
@Entity
@Table(name = "user_feedback_session_only_files")
class FeedbackOnlyFile extends AppendOnly {

    @Column(updatable = false)
    UUID feedbackOnlyId;

    @Column(updatable = false)
    private byte[] content;

    protected FeedbackOnlyFile() {}

    FeedbackOnlyFile(UUID feedbackOnlyId, byte[] content) {
        this.feedbackOnlyId = feedbackOnlyId;
        this.content = content.clone();
    }

    static Optional<FeedbackOnlyFile> findOf(UUID feedbackOnlyId) {
        return find("feedbackOnlyId", feedbackOnlyId).firstResultOptional();
    }

    /** 404 when its owner was erased. */
    static FeedbackOnlyFile requireOf(UUID feedbackOnlyId) {
        return findOf(feedbackOnlyId).orElseThrow(FEEDBACK_ONLY_NOT_FOUND::with);
    }

    byte[] content() {
        return content.clone();
    }
}
