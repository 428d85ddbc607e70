package id.tm.finance.reconciliation;

import id.tm.finance.gateway.PaymentProvider;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.LocalDate;

/** What a report is said to cover. */
@RegisterForReflection
record ReconciliationParameters(PaymentProvider provider, LocalDate from, LocalDate until) {}
