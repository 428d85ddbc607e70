package id.tm.finance.payment;

import id.tm.platform.job.Job;
import id.tm.platform.job.JobCounts;
import id.tm.platform.job.OneByOne;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Asks about open payments that nobody told us of for a while, and ends those whose time is over. */
@ApplicationScoped
class PaymentPolling implements Job {

    private static final Logger LOG = Logger.getLogger(PaymentPolling.class);

    private final PaymentInquiry inquiry;

    PaymentPolling(PaymentInquiry inquiry) {
        this.inquiry = inquiry;
    }

    @Override
    public String name() {
        return "payment-polling";
    }

    @Override
    public JobCounts run(Instant now, int limit) {
        List<UUID> due = QuarkusTransaction.requiringNew().call(() -> Payment.takeDue(now, limit));
        return OneByOne.work(due, this::look, LOG, "payment %s could not be looked after", OneByOne.CLAIMED);
    }

    private JobCounts look(UUID paymentId) {
        inquiry.look(paymentId, PaymentCause.POLL);
        return new JobCounts(1, 1, 0, 0);
    }
}
