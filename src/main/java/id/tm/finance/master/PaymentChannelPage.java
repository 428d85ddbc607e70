package id.tm.finance.master;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/** One page of ways to pay; {@code nextCursor} is absent on the last page. */
@RegisterForReflection
public record PaymentChannelPage(List<PaymentChannelView> items, String nextCursor) {}
