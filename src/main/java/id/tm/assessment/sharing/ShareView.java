package id.tm.assessment.sharing;

import id.tm.platform.AppendOnly;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.util.UUID;

/** That somebody saw a result by a link. Table: sharing_assessment_views. */
@Entity
@Table(name = "sharing_assessment_views")
class ShareView extends AppendOnly {

    @Column(updatable = false)
    UUID sharingAssessmentId;

    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    SharedPart part;

    @Column(updatable = false)
    String language;

    protected ShareView() {}

    ShareView(UUID sharingAssessmentId, SharedPart part, String language) {
        this.sharingAssessmentId = sharingAssessmentId;
        this.part = part;
        this.language = language;
    }
}
