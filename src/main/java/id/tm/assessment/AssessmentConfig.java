package id.tm.assessment;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;

/** Tests and their takers. */
@ConfigMapping(prefix = "tm.assessment")
public interface AssessmentConfig {

    /** Where on the website somebody goes on with a test; {id} stands for the run. */
    @WithDefault("/assessments/{id}")
    @NotNull
    String path();

    /** Who looks whether reports are ours. */
    Verification verification();

    /** Reports that cannot be drawn. */
    Reports reports();

    interface Reports {

        /** How often the job tries to draw a report before it gives up until staff orders it again. */
        @WithDefault("6")
        @Min(1)
        @Max(20)
        int attempts();

        /** How long it waits after the first time; doubled after each further one. */
        @WithDefault("PT1M")
        @NotNull
        Duration firstWait();

        /** How long it waits at most. */
        @WithDefault("PT1H")
        @NotNull
        Duration longestWait();
    }

    interface Verification {

        /** How many codes of reports can be looked up from one network address in a period. */
        @WithDefault("120")
        @Min(1)
        int mostPerAddress();

        /** The period of that limit. */
        @WithDefault("PT10M")
        @NotNull
        Duration period();
    }
}
