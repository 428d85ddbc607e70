package id.tm.finance.payment;

import static id.tm.finance.FinanceError.PAYMENT_NOT_FOUND;
import static id.tm.finance.PaymentState.CANCELLED;
import static id.tm.finance.PaymentState.CHARGEBACK;
import static id.tm.finance.PaymentState.CREATED;
import static id.tm.finance.PaymentState.EXPIRED;
import static id.tm.finance.PaymentState.PAID;
import static id.tm.finance.PaymentState.PAID_LATE;
import static id.tm.finance.PaymentState.PARTIALLY_REFUNDED;
import static id.tm.finance.PaymentState.PENDING;
import static id.tm.finance.PaymentState.REFUNDED;
import static id.tm.finance.PaymentState.REVERSED;

import id.tm.finance.PaymentInfo;
import id.tm.finance.PaymentItem;
import id.tm.finance.PaymentState;
import id.tm.finance.Sale;
import id.tm.finance.gateway.Checkout;
import id.tm.finance.gateway.CheckoutOrder;
import id.tm.finance.gateway.PaymentMethod;
import id.tm.finance.gateway.PaymentProvider;
import id.tm.finance.gateway.ProviderPayment;
import id.tm.platform.BaseEntity;
import id.tm.platform.crypto.EncryptedText;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** Money asked of somebody for one thing, and how far it has come. Table: payments. */
@Entity
@Table(name = "payments")
class Payment extends BaseEntity {

    static final String RUPIAH = "IDR";

    @Column(updatable = false)
    String reference;

    @Column(updatable = false)
    String payableKind;

    @Column(updatable = false)
    UUID payableId;

    @Column(updatable = false)
    UUID payerId;

    @Convert(converter = EncryptedText.class)
    String payerName;

    @Convert(converter = EncryptedText.class)
    String payerEmail;

    @Column(updatable = false)
    String description;

    @Column(updatable = false)
    long amount;

    @Column(updatable = false)
    String currency = RUPIAH;

    @JdbcTypeCode(SqlTypes.JSON)
    @Column(updatable = false)
    List<PaymentItem> items;

    /** What the books are told that the amount is for. */
    @JdbcTypeCode(SqlTypes.JSON)
    @Column(updatable = false)
    Sale sale;

    @Column(updatable = false)
    String channel;

    /** What the provider calls the channel. */
    @Column(updatable = false)
    String providerChannel;

    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    PaymentProvider provider;

    @Column(updatable = false)
    Instant expiresAt;

    @Enumerated(EnumType.STRING)
    private PaymentState state = CREATED;

    private long refundedAmount;
    private boolean fulfilled;
    private boolean cancelRequested;
    private String providerReference;
    private String checkoutUrl;

    @Enumerated(EnumType.STRING)
    private PaymentMethod paymentMethod;

    private Instant startedAt;
    private Instant paidAt;
    private Instant endedAt;

    @Embedded
    private PaymentPolls polls;

    private String lastError;

    static Payment require(UUID id) {
        return Payment.<Payment>findByIdOptional(id).orElseThrow(PAYMENT_NOT_FOUND::with);
    }

    /** Somebody's own. */
    static Payment requireOf(UUID payerId, UUID id) {
        return find("id = ?1 and payerId = ?2", id, payerId)
                .<Payment>firstResultOptional()
                .orElseThrow(PAYMENT_NOT_FOUND::with);
    }

    /** Whoever moves a payment waits here for whoever is moving it, and then sees what became of it. */
    static Payment lockById(UUID id) {
        return Payment.<Payment>findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
                .orElseThrow(PAYMENT_NOT_FOUND::with);
    }

    static Optional<Payment> findByReference(String reference) {
        return find("reference", reference).firstResultOptional();
    }

    /** By the provider's own id of it. */
    static Optional<Payment> findByInvoice(String providerReference) {
        return find("providerReference", providerReference).firstResultOptional();
    }

    /** Claims open payments that are due for a look; each is due again later, whatever becomes of the look. */
    static List<UUID> takeDue(Instant now, int limit) {
        List<Payment> due = find(
                        "state in ?1 and polls.pollAt <= ?2 order by polls.pollAt", List.of(CREATED, PENDING), now)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .withHint("jakarta.persistence.lock.timeout", -2)
                .range(0, limit - 1)
                .list();
        due.forEach(payment -> payment.polls = payment.polls.next(now, payment.expiresAt));
        return due.stream().map(payment -> payment.id).toList();
    }

    /** Becomes known to the outside from now on: the caller asks the provider next. */
    PaymentMove start(Instant now) {
        PaymentMove move = move(PENDING, 0);
        startedAt = micros(now);
        polls = polls.unsure(now);
        return move;
    }

    void opened(Instant now) {
        polls = PaymentPolls.from(now);
    }

    void checkedOut(Checkout checkout) {
        providerReference = checkout.providerReference();
        checkoutUrl = checkout.url();
        lastError = null;
        polls = polls.since(createdAt);
    }

    void failed(String error) {
        lastError = error;
    }

    /** The end without money. A payment that nobody outside knows of yet passes PENDING too. */
    List<PaymentMove> end(PaymentState as, Instant now) {
        List<PaymentMove> moves = new ArrayList<>();
        if (state == CREATED) moves.add(start(now));
        moves.add(move(as, 0));
        endedAt = micros(now);
        return moves;
    }

    void wishCancelled(Instant now) {
        if (!state.isOpen()) throw state.refusal();
        cancelRequested = true;
        polls = polls.at(now);
    }

    /** How what the provider says differs from what was agreed, so that no money may move; null when it does not. */
    String mismatch(ProviderPayment said) {
        if (said.standing() != ProviderPayment.Standing.PAID) return null;
        if (!said.currency().equals(currency)) return "the provider says " + said.currency() + ", not " + currency;
        if (said.amount() != amount) return "the provider says " + said.amount() + " rupiah, not " + amount;
        if (said.refunded() > amount) return "the provider says that more went back than came";
        return null;
    }

    /** Takes in what the provider says; the moves that it made, none when it is old news. */
    List<PaymentMove> hear(ProviderPayment said, Instant now) {
        if (said.providerReference() != null && !state.endedUnpaid()) providerReference = said.providerReference();
        if (said.method() != null) paymentMethod = said.method();
        lastError = null;
        List<PaymentMove> moves = new ArrayList<>();
        switch (said.standing()) {
            case PAID -> {
                receive(said, now, moves);
                giveBack(said.refunded() - refundedAmount, moves);
            }
            case CHARGED_BACK -> {
                receive(said, now, moves);
                takeBack(CHARGEBACK, moves);
            }
            case DENIED -> takeBack(REVERSED, moves);
            case CANCELLED -> {
                if (state.isOpen()) moves.addAll(end(CANCELLED, now));
                else takeBack(REVERSED, moves);
            }
            case EXPIRED -> {
                if (state.isOpen()) moves.addAll(end(cancelRequested ? CANCELLED : EXPIRED, now));
            }
            case PENDING -> {}
        }
        return moves;
    }

    /** Money went back by a refund; no move when the bank had taken all of it back before. */
    List<PaymentMove> refund(long part) {
        List<PaymentMove> moves = new ArrayList<>();
        giveBack(Math.min(part, amount - refundedAmount), moves);
        return moves;
    }

    void fulfil() {
        fulfilled = true;
    }

    void leaveUnfulfilled() {
        fulfilled = false;
    }

    private void receive(ProviderPayment said, Instant now, List<PaymentMove> moves) {
        if (!state.isOpen() && !state.endedUnpaid()) return;
        if (state == CREATED) moves.add(start(now));
        moves.add(move(state == PENDING ? PAID : PAID_LATE, amount));
        // A provider's clock may be ahead of ours, but not by much.
        boolean told = said.paidAt() != null && said.paidAt().isBefore(now.plus(1, ChronoUnit.HOURS));
        paidAt = micros(told ? said.paidAt() : now);
    }

    private void giveBack(long part, List<PaymentMove> moves) {
        if (part <= 0 || !state.holdsMoney()) return;
        refundedAmount = Math.addExact(refundedAmount, part);
        PaymentState next = refundedAmount == amount ? REFUNDED : PARTIALLY_REFUNDED;
        if (next == state) moves.add(new PaymentMove(state, state, -part));
        else moves.add(move(next, -part));
    }

    private void takeBack(PaymentState as, List<PaymentMove> moves) {
        if (state.holdsMoney()) moves.add(move(as, refundedAmount - amount));
    }

    private PaymentMove move(PaymentState next, long money) {
        PaymentMove move = new PaymentMove(state, state.become(next), money);
        state = next;
        return move;
    }

    /** Whether it should end without money if none has come. */
    boolean shouldEnd(Instant now) {
        return cancelRequested || !now.isBefore(expiresAt);
    }

    /** What an end without money is called. */
    PaymentState endName() {
        return cancelRequested ? CANCELLED : EXPIRED;
    }

    CheckoutOrder order(Instant now) {
        return new CheckoutOrder(
                reference, amount, description, items, payerName, payerEmail, providerChannel, now, expiresAt);
    }

    PaymentInfo info() {
        return new PaymentInfo(
                id,
                reference,
                payableKind,
                payableId,
                state,
                amount,
                refundedAmount,
                fulfilled,
                provider.name(),
                channel,
                checkoutUrl,
                expiresAt,
                paidAt);
    }

    private static Instant micros(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS);
    }

    PaymentState state() {
        return state;
    }

    long refundedAmount() {
        return refundedAmount;
    }

    boolean isFulfilled() {
        return fulfilled;
    }

    String providerReference() {
        return providerReference;
    }

    String checkoutUrl() {
        return checkoutUrl;
    }

    PaymentMethod paymentMethod() {
        return paymentMethod;
    }

    Instant startedAt() {
        return startedAt;
    }

    Instant paidAt() {
        return paidAt;
    }

    Instant pollAt() {
        return polls.pollAt();
    }

    String lastError() {
        return lastError;
    }
}
