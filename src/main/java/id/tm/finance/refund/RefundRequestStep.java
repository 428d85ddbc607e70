package id.tm.finance.refund;

import org.jspecify.annotations.Nullable;

/** One move of a request; {@code from} is null where it began. */
record RefundRequestStep(@Nullable RefundRequestState from, RefundRequestState to) {}
