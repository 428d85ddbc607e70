package id.tm.finance.payment;

import static id.tm.finance.FinanceError.PAYMENT_OPEN_ALREADY;

import id.tm.account.People;
import id.tm.finance.Owed;
import id.tm.finance.PaymentChannel;
import id.tm.finance.PaymentChannels;
import id.tm.finance.PaymentInfo;
import id.tm.finance.Payments;
import id.tm.finance.Sale;
import id.tm.finance.gateway.GatewayConfig;
import id.tm.finance.gateway.Gateways;
import id.tm.finance.gateway.PaymentProvider;
import id.tm.platform.crypto.SecretTokens;
import id.tm.platform.time.BusinessTime;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** What other domains may do with payments. */
@ApplicationScoped
class PaymentDesk implements Payments {

    /** Neither 0 nor O, neither 1 nor I nor L: people read references to each other. */
    private static final String LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

    private static final int RANDOM_LETTERS = 12;

    private final Payables payables;
    private final PaymentInquiry inquiry;
    private final PaymentRefunds refunds;
    private final CallbackInbox inbox;
    private final Gateways gateways;
    private final PaymentChannels channels;
    private final GatewayConfig config;
    private final People people;
    private final Clock clock;

    PaymentDesk(
            Payables payables,
            PaymentInquiry inquiry,
            PaymentRefunds refunds,
            CallbackInbox inbox,
            Gateways gateways,
            PaymentChannels channels,
            GatewayConfig config,
            People people,
            Clock clock) {
        this.payables = payables;
        this.inquiry = inquiry;
        this.refunds = refunds;
        this.inbox = inbox;
        this.gateways = gateways;
        this.channels = channels;
        this.config = config;
        this.people = people;
        this.clock = clock;
    }

    @Override
    @Transactional(TxType.MANDATORY)
    public PaymentInfo open(String kind, UUID payableId, String channel) {
        Owed owed = payables.require(kind).owed(payableId);
        Optional<Payment> earlier = Payment.findOpen(kind, payableId);
        if (earlier.isPresent()) {
            Payment open = earlier.get();
            boolean same = open.amount == owed.amount() && Objects.equals(open.channel, channel);
            if (!same) throw PAYMENT_OPEN_ALREADY.with(open.reference).property("paymentId", open.id);
            return open.info();
        }
        return open(kind, payableId, channel, owed, reference());
    }

    PaymentInfo open(String kind, UUID payableId, String channel, Owed owed, String reference) {
        Instant now = clock.instant();
        Payment payment = new Payment();
        payment.reference = reference;
        payment.payableKind = kind;
        payment.payableId = payableId;
        payment.payerId = owed.payerId();
        if (owed.payerId() != null) {
            people.find(owed.payerId()).ifPresent(payer -> {
                payment.payerName = payer.fullName();
                payment.payerEmail = payer.email();
            });
        }
        payment.description = owed.description();
        payment.items = owed.items();
        payment.amount = owed.amount();
        payment.sale = owed.sale();
        payment.provider = gateways.current();
        if (channel != null) choose(payment, channels.require(channel, payment.amount));
        Instant expiresAt = owed.expiresAt() == null ? now.plus(config.paymentLifetime()) : owed.expiresAt();
        payment.expiresAt = expiresAt.truncatedTo(ChronoUnit.MICROS);
        payment.opened(now);
        payment.persistAndFlush();
        PaymentBooks.opened(payment);
        inbox.unpark(reference);
        return payment.info();
    }

    /** Each channel says who collects; where the simulator does, it plays that part. */
    private void choose(Payment payment, PaymentChannel channel) {
        payment.channel = channel.code();
        payment.providerChannel = channel.providerCode();
        if (payment.provider != PaymentProvider.SIMULATOR) {
            payment.provider =
                    gateways.of(PaymentProvider.valueOf(channel.provider())).provider();
        }
    }

    @Override
    @Transactional(TxType.NEVER)
    public PaymentInfo start(UUID paymentId) {
        return inquiry.start(paymentId);
    }

    @Override
    @Transactional
    public Optional<PaymentInfo> find(UUID paymentId) {
        return Payment.<Payment>findByIdOptional(paymentId).map(Payment::info);
    }

    @Override
    @Transactional
    public Optional<PaymentInfo> latest(String kind, UUID payableId) {
        return Payment.findLatest(kind, payableId).map(Payment::info);
    }

    @Override
    @Transactional(TxType.MANDATORY)
    public void cancel(UUID paymentId) {
        Payment.lockById(paymentId).wishCancelled(clock.instant());
        Panache.getEntityManager().flush();
    }

    @Override
    @Transactional
    public boolean isRefundableByProvider(UUID paymentId) {
        return PaymentRefunds.isRefundable(Payment.require(paymentId));
    }

    @Override
    @Transactional(TxType.MANDATORY)
    public UUID refund(UUID paymentId, long amount, String reason, String key) {
        return refunds.request(Payment.lockById(paymentId), amount, null, reason, key).id;
    }

    @Override
    @Transactional(TxType.MANDATORY)
    public UUID refund(UUID paymentId, Sale back, String reason, String key) {
        return refunds.request(Payment.lockById(paymentId), back.total(), back, reason, key).id;
    }

    @Override
    @Transactional(TxType.MANDATORY)
    public UUID refundedByTransfer(UUID paymentId, long amount, String reason, String key) {
        return refunds.transferred(Payment.lockById(paymentId), amount, null, null, reason, key).id;
    }

    @Override
    @Transactional(TxType.MANDATORY)
    public UUID refundedByTransfer(UUID paymentId, Sale back, String provider, String reason, String key) {
        return refunds.transferred(Payment.lockById(paymentId), back.total(), back, provider, reason, key).id;
    }

    @Override
    @Transactional(TxType.MANDATORY)
    public void reserveTransfer(UUID paymentId, Sale back, String reason, String key) {
        refunds.reserveTransfer(Payment.lockById(paymentId), back, reason, key);
    }

    @Override
    @Transactional(TxType.MANDATORY)
    public void dropTransfer(UUID paymentId, String key) {
        refunds.dropTransfer(Payment.lockById(paymentId), key);
    }

    private String reference() {
        return "TM-" + DateTimeFormatter.BASIC_ISO_DATE.format(BusinessTime.day(clock.instant())) + "-"
                + SecretTokens.characters(LETTERS, RANDOM_LETTERS);
    }
}
