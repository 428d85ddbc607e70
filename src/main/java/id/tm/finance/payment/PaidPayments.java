package id.tm.finance.payment;

import id.tm.finance.PaymentState;
import id.tm.finance.gateway.PaymentProvider;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Payments as they are compared with what a provider reports. */
@ApplicationScoped
public class PaidPayments {

    /** @param paidAt null when no money has come */
    public record Paid(UUID id, String reference, long amount, PaymentState state, Instant paidAt) {}

    /** Those of the provider among the references. */
    @Transactional
    public List<Paid> byReferences(PaymentProvider provider, Collection<String> references) {
        return Payment.<Payment>list("provider = ?1 and reference in ?2", provider, references).stream()
                .map(PaidPayments::paid)
                .toList();
    }

    /** What came through the provider from one instant until, not including, the other. */
    @Transactional
    public List<Paid> paidBetween(PaymentProvider provider, Instant from, Instant until) {
        return Payment.<Payment>list(
                        "provider = ?1 and paidAt >= ?2 and paidAt < ?3 order by paidAt, id", provider, from, until)
                .stream()
                .map(PaidPayments::paid)
                .toList();
    }

    private static Paid paid(Payment payment) {
        return new Paid(payment.id, payment.reference, payment.amount, payment.state(), payment.paidAt());
    }
}
