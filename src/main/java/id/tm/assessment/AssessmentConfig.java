package id.tm.assessment;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.NotNull;

/** Tests and their takers. */
@ConfigMapping(prefix = "tm.assessment")
public interface AssessmentConfig {

    /** Where on the website somebody goes on with a test; {id} stands for the run. */
    @WithDefault("/assessments/{id}")
    @NotNull
    String path();
}
