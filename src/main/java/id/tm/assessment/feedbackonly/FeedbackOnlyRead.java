package id.tm.assessment.feedbackonly;

import id.tm.platform.AppendOnly;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.UUID;

/** That somebody of the staff fetched the file of a result that was brought. Table: user_feedback_session_only_reads. */
@Entity
@Table(name = "user_feedback_session_only_reads")
class FeedbackOnlyRead extends AppendOnly {

    @Column(updatable = false)
    UUID feedbackOnlyId;

    @Column(updatable = false)
    UUID adminId;

    protected FeedbackOnlyRead() {}

    FeedbackOnlyRead(UUID feedbackOnlyId, UUID adminId) {
        this.feedbackOnlyId = feedbackOnlyId;
        this.adminId = adminId;
    }
}
