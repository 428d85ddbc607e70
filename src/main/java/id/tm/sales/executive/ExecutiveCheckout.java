package id.tm.sales.executive;

import static id.tm.sales.SalesError.MAY_NOT_BUY;
import static id.tm.sales.SalesError.NOT_SOLD_BY_SEAT;
import static id.tm.sales.SalesError.TOO_MANY_SEATS;

import id.tm.account.People;
import id.tm.account.Person;
import id.tm.finance.PaymentInfo;
import id.tm.finance.Payments;
import id.tm.platform.tx.NamedLock;
import id.tm.platform.tx.RetryConflicts;
import id.tm.sales.ProductKind;
import id.tm.sales.SalesConfig;
import id.tm.sales.pricing.Quote;
import id.tm.sales.pricing.Quotes;
import id.tm.sales.pricing.RefusedCode;
import id.tm.sales.transaction.Settlement;
import id.tm.sales.voucher.Buyers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Begins purchases of seats. */
@ApplicationScoped
class ExecutiveCheckout {

    /** A purchase that was begun, and the payment to be started after the commit; null when it is free. */
    record Opened(UUID purchaseId, @Nullable UUID paymentId) {}

    private final Companies companies;
    private final Quotes quotes;
    private final Buyers buyers;
    private final Settlement settlement;
    private final Payments payments;
    private final ExecutiveFulfilment fulfilment;
    private final People people;
    private final SalesConfig config;
    private final Clock clock;

    ExecutiveCheckout(
            Companies companies,
            Quotes quotes,
            Buyers buyers,
            Settlement settlement,
            Payments payments,
            ExecutiveFulfilment fulfilment,
            People people,
            SalesConfig config,
            Clock clock) {
        this.companies = companies;
        this.quotes = quotes;
        this.buyers = buyers;
        this.settlement = settlement;
        this.payments = payments;
        this.fulfilment = fulfilment;
        this.people = people;
        this.config = config;
        this.clock = clock;
    }

    /** The company's open purchase of the same product if there is one, whatever else is asked for, else a new one. */
    @Transactional
    @RetryConflicts
    Opened open(UUID userId, ExecutiveOrderRequest request) {
        Instant now = clock.instant();
        UUID companyId = companies.require(userId).id();
        Person buyer = people.require(userId);
        if (!buyer.mayBuy()) throw MAY_NOT_BUY.with();
        int most = config.executive().maxSeats();
        if (request.seats() > most) throw TOO_MANY_SEATS.with(most);
        // two checkouts of one company are one after the other, so that the second sees the first
        NamedLock.take("executive-checkout:" + companyId);
        Optional<ExecutiveTransaction> earlier = ExecutiveTransaction.findOpen(companyId, request.sku());
        if (earlier.isPresent()) return new Opened(earlier.get().id, paymentOf(earlier.get()));
        Quote quote = quotes.price(request.order(), buyers.of(buyer), now);
        if (quote.lines().get(0).kind() != ProductKind.EXECUTIVE) throw NOT_SOLD_BY_SEAT.with(request.sku());
        for (RefusedCode refused : quote.refusedCodes()) throw refused.reason().problem(refused.code());
        ExecutiveTransaction purchase = ExecutiveTransaction.open(
                companyId, userId, quote, now, now.plus(config.checkout().payWithin()));
        settlement.open(purchase, now);
        if (quote.costsNothing()) {
            fulfilment.free(purchase, now);
            return new Opened(purchase.id, null);
        }
        PaymentInfo payment = payments.open(ExecutivePayable.KIND, purchase.id, purchase.channel());
        return new Opened(purchase.id, payment.id());
    }

    private @Nullable UUID paymentOf(ExecutiveTransaction purchase) {
        return payments.latest(ExecutivePayable.KIND, purchase.id)
                .map(PaymentInfo::id)
                .orElse(null);
    }
}
