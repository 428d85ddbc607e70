package id.tm.region.place;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/** A page of them and the data set they are from. */
@RegisterForReflection
public record RegencyPage(List<RegencyView> items, String nextCursor, DatasetView dataset) {}
