package id.tm.sales.transaction;

import static id.tm.sales.SalesError.MAY_NOT_BUY;
import static id.tm.sales.SalesError.SOLD_TO_COMPANIES;
import static id.tm.sales.SalesError.UNKNOWN_PRACTITIONER;

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
import id.tm.sales.referral.Referral;
import id.tm.sales.referral.ReferralVisits;
import id.tm.sales.referral.Referrals;
import id.tm.sales.voucher.Buyers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Begins purchases. */
@ApplicationScoped
class Checkout {

    /** A purchase that was begun, and the payment to be started after the commit; null when it is free. */
    record Opened(UUID transactionId, @Nullable UUID paymentId) {}

    private final Quotes quotes;
    private final Buyers buyers;
    private final Referrals referrals;
    private final ReferralVisits visits;
    private final Settlement settlement;
    private final Payments payments;
    private final Fulfilment fulfilment;
    private final TransactionMessages messages;
    private final People people;
    private final Event<TransactionOpened> opened;
    private final SalesConfig config;
    private final Clock clock;

    Checkout(
            Quotes quotes,
            Buyers buyers,
            Referrals referrals,
            ReferralVisits visits,
            Settlement settlement,
            Payments payments,
            Fulfilment fulfilment,
            TransactionMessages messages,
            People people,
            Event<TransactionOpened> opened,
            SalesConfig config,
            Clock clock) {
        this.quotes = quotes;
        this.buyers = buyers;
        this.referrals = referrals;
        this.visits = visits;
        this.settlement = settlement;
        this.payments = payments;
        this.fulfilment = fulfilment;
        this.messages = messages;
        this.people = people;
        this.opened = opened;
        this.config = config;
        this.clock = clock;
    }

    /**
     * The open purchase of the same products if there is one, whatever else is asked for, else a new one.
     *
     * @param visitor what the cookie of a visitor holds who came by a referral; null for none
     */
    @Transactional
    @RetryConflicts
    Opened open(UUID userId, CheckoutRequest request, @Nullable String visitor) {
        Instant now = clock.instant();
        Person buyer = people.require(userId);
        if (!buyer.mayBuy()) throw MAY_NOT_BUY.with();
        // two checkouts of one person are one after the other, so that the second sees the first
        NamedLock.take("checkout:" + userId);
        Optional<Transaction> earlier = Transaction.findOpen(userId, Transaction.setOf(request.skus()));
        if (earlier.isPresent()) return opened(earlier.get());
        requirePractitioner(request.practitionerId());
        visits.recognise(visitor, userId);
        Referral referral = referrals
                .findToFreeze(userId, request.referralCode(), visitor, request.skus(), now)
                .orElse(null);
        Quote quote =
                quotes.price(request.order(referral == null ? List.of() : referral.benefits()), buyers.of(buyer), now);
        for (RefusedCode refused : quote.refusedCodes()) throw refused.reason().problem(refused.code());
        if (quote.lines().stream().anyMatch(line -> line.kind() == ProductKind.EXECUTIVE)) {
            throw SOLD_TO_COMPANIES.with();
        }
        Transaction transaction = Transaction.open(
                userId,
                request.practitionerId(),
                quote,
                now,
                now.plus(config.checkout().payWithin()));
        referrals.freeze(transaction.id, userId, referral, quote.referredLines());
        opened.fire(new TransactionOpened(transaction.id, userId, quote, transaction.createdAt, false));
        settlement.open(transaction, now);
        if (quote.costsNothing()) {
            fulfilment.free(transaction, now);
            return new Opened(transaction.id, null);
        }
        messages.planReminders(transaction);
        PaymentInfo payment = payments.open(RetailPayable.KIND, transaction.id, transaction.channel());
        return new Opened(transaction.id, payment.id());
    }

    private void requirePractitioner(@Nullable UUID id) {
        if (id == null) return;
        boolean known = people.find(id)
                .filter(person -> person.active() && person.roles().contains("practitioner"))
                .isPresent();
        if (!known) throw UNKNOWN_PRACTITIONER.with();
    }

    private Opened opened(Transaction transaction) {
        return new Opened(
                transaction.id,
                payments.latest(RetailPayable.KIND, transaction.id)
                        .map(PaymentInfo::id)
                        .orElse(null));
    }
}
