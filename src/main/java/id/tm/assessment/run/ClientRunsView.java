package id.tm.assessment.run;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The tests of one person that somebody else may read the results of. */
@RegisterForReflection
@Schema(name = "AssessmentClientRunsView")
public record ClientRunsView(List<RunSummaryView> items) {}
