package id.tm.sales.product;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/** One page of products; {@code nextCursor} is absent on the last page. */
@RegisterForReflection
public record ProductPage(List<ProductView> items, String nextCursor) {}
