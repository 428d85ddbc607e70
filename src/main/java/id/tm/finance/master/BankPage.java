package id.tm.finance.master;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/** One page of banks; {@code nextCursor} is absent on the last page. */
@RegisterForReflection
public record BankPage(List<BankView> items, String nextCursor) {}
