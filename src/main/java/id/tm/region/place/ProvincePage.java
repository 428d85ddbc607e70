package id.tm.region.place;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/** A page of them and the data set they are from. */
@RegisterForReflection
public record ProvincePage(List<ProvinceView> items, String nextCursor, DatasetView dataset) {}
