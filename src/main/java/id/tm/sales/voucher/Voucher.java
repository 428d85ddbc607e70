package id.tm.sales.voucher;

import static id.tm.sales.SalesError.VOUCHER_NOT_FOUND;

import id.tm.platform.BaseEntity;
import id.tm.platform.time.BusinessTime;
import id.tm.sales.Period;
import id.tm.sales.ProductKind;
import id.tm.sales.Reduction;
import id.tm.sales.ReductionKind;
import id.tm.sales.ReductionRequest;
import id.tm.sales.Scope;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A code and the rule that says what it is worth, to whom, when and how often. Table: vouchers. */
@Entity
@Table(name = "vouchers")
public class Voucher extends BaseEntity {

    public String code;

    @Column(updatable = false)
    public UUID batchId;

    private String name;

    @Enumerated(EnumType.STRING)
    private VoucherSource source;

    @Enumerated(EnumType.STRING)
    private ReductionKind kind;

    private BigDecimal percent;
    private Long cap;
    private Long amount;
    private Long quota;
    private Integer perUserLimit;

    /** Both are counted by {@link VoucherCounters} only; here they are as they were when the row was read. */
    @Column(updatable = false)
    private long reserved;

    @Column(updatable = false)
    private long redeemed;

    /** In the old system; counted in {@link #redeemed}. */
    @Column(updatable = false)
    private long usedBefore;

    private long minPurchase;
    private Instant validFrom;
    private Instant validUntil;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<Integer> weekdays = new ArrayList<>();

    private LocalTime dailyFrom;
    private LocalTime dailyUntil;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<String> products = new ArrayList<>();

    @JdbcTypeCode(SqlTypes.JSON)
    private List<ProductKind> kinds = new ArrayList<>();

    @JdbcTypeCode(SqlTypes.JSON)
    private List<String> roles = new ArrayList<>();

    @JdbcTypeCode(SqlTypes.JSON)
    private List<UUID> partners = new ArrayList<>();

    private boolean firstPurchaseOnly;
    private boolean stackable;
    private String stackGroup;
    private int priority;
    private boolean restoreOnRefund;
    private boolean active;

    /** As codes are kept, however they are typed. */
    static String normalised(String code) {
        return code.strip().toUpperCase(Locale.ROOT);
    }

    static Voucher require(UUID id) {
        return Voucher.<Voucher>findByIdOptional(id).orElseThrow(VOUCHER_NOT_FOUND::with);
    }

    static List<Voucher> listByCode(Collection<String> codes) {
        return codes.isEmpty() ? List.of() : list("code in ?1", codes);
    }

    void follow(VoucherRule rule, Instant since) {
        Period period = rule.period(since);
        name = rule.name().strip().replaceAll("\\s+", " ");
        source = rule.source();
        kind = rule.reduction().kind();
        percent = rule.reduction().percent();
        cap = rule.reduction().cap();
        amount = rule.reduction().amount();
        quota = rule.quota();
        perUserLimit = rule.perUserLimit();
        minPurchase = rule.minPurchase();
        validFrom = period.from();
        validUntil = period.until();
        weekdays = rule.weekdays().stream().distinct().sorted().toList();
        dailyFrom = rule.dailyFrom();
        dailyUntil = rule.dailyUntil();
        products = new ArrayList<>(rule.products());
        kinds = new ArrayList<>(rule.kinds());
        roles = new ArrayList<>(rule.roles());
        partners = new ArrayList<>(rule.partners());
        firstPurchaseOnly = rule.firstPurchaseOnly();
        stackable = rule.stackable();
        stackGroup = rule.stackGroup();
        priority = rule.priority();
        restoreOnRefund = rule.restoreOnRefund();
        active = rule.active() == null || rule.active();
    }

    VoucherRule rule() {
        return new VoucherRule(
                name,
                ReductionRequest.of(reduction()),
                quota,
                perUserLimit,
                minPurchase,
                validFrom,
                validUntil,
                weekdays,
                dailyFrom,
                dailyUntil,
                products,
                kinds,
                roles,
                partners,
                firstPurchaseOnly,
                stackable,
                stackGroup,
                priority,
                source,
                restoreOnRefund,
                active);
    }

    /** Why that buyer cannot use it now, whatever is bought; null when nothing is in the way. */
    @Nullable
    VoucherRefusal refusalFor(Buyer buyer, long usesOfBuyer, boolean hasBought, Instant now) {
        if (!active) return VoucherRefusal.INACTIVE;
        if (now.isBefore(validFrom)) return VoucherRefusal.NOT_STARTED;
        if (!new Period(validFrom, validUntil).contains(now)) return VoucherRefusal.EXPIRED;
        if (!isOpenAt(now)) return VoucherRefusal.NOT_STARTED;
        if (quota != null && reserved + redeemed >= quota) return VoucherRefusal.QUOTA_EXHAUSTED;
        if (!isFor(buyer)) return VoucherRefusal.ROLE_SCOPE;
        if (perUserLimit != null && usesOfBuyer >= perUserLimit) return VoucherRefusal.USER_LIMIT;
        return firstPurchaseOnly && hasBought ? VoucherRefusal.FIRST_PURCHASE_ONLY : null;
    }

    private boolean isOpenAt(Instant now) {
        ZonedDateTime here = now.atZone(BusinessTime.ZONE);
        if (!weekdays.isEmpty() && !weekdays.contains(here.getDayOfWeek().getValue())) return false;
        LocalTime time = here.toLocalTime();
        return dailyFrom == null || !time.isBefore(dailyFrom) && time.isBefore(dailyUntil);
    }

    private boolean isFor(Buyer buyer) {
        boolean ofRole = roles.isEmpty() || roles.stream().anyMatch(buyer.roles()::contains);
        return ofRole && (partners.isEmpty() || buyer.partnerId() != null && partners.contains(buyer.partnerId()));
    }

    VoucherTerms terms() {
        Scope scope = new Scope(products, kinds);
        return new VoucherTerms(id, code, reduction(), minPurchase, scope, stackable, stackGroup, priority);
    }

    Reduction reduction() {
        return new Reduction(kind, percent, cap, amount);
    }

    boolean isFirstPurchaseOnly() {
        return firstPurchaseOnly;
    }

    boolean isRestoredOnRefund() {
        return restoreOnRefund;
    }

    long reserved() {
        return reserved;
    }

    long redeemed() {
        return redeemed;
    }

    long usedBefore() {
        return usedBefore;
    }
}
