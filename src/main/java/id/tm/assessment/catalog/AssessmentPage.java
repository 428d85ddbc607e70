package id.tm.assessment.catalog;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/** One page of tests, for a response that caches may keep. */
@RegisterForReflection
public record AssessmentPage(List<AssessmentView> items, String nextCursor) {}
