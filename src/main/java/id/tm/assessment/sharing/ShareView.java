package id.tm.assessment.sharing;

import id.tm.platform.AppendOnly;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.UUID;

/** That somebody saw a result by a link. Table: sharing_assessment_views. */
@Entity
@Table(name = "sharing_assessment_views")
class ShareView extends AppendOnly {

    @Column(updatable = false)
    UUID sharingAssessmentId;

    @Column(updatable = false)
    String language;

    protected ShareView() {}

    ShareView(UUID sharingAssessmentId, String language) {
        this.sharingAssessmentId = sharingAssessmentId;
        this.language = language;
    }
}
