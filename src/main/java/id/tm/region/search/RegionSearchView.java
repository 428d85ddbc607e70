package id.tm.region.search;

import id.tm.region.place.DatasetView;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/** What fits, the best first. */
@RegisterForReflection
public record RegionSearchView(List<RegionMatchView> items, DatasetView dataset) {}
