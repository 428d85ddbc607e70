package id.tm.sales.voucher;

import static id.tm.sales.imports.ImportRow.or;

import id.tm.sales.ProductKind;
import id.tm.sales.ReductionKind;
import id.tm.sales.ReductionRequest;
import id.tm.sales.imports.ImportRow;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A voucher as a row of a file says it: what is empty stays as it is. */
final class VoucherImportRow {

    static final List<String> REQUIRED = List.of("code");
    static final List<String> OPTIONAL = List.of(
            "name",
            "kind",
            "percent",
            "cap",
            "amount",
            "quota",
            "used",
            "per_user_limit",
            "min_purchase",
            "valid_from",
            "valid_until",
            "weekdays",
            "daily_from",
            "daily_until",
            "products",
            "kinds",
            "roles",
            "partners",
            "first_purchase_only",
            "stackable",
            "stack_group",
            "priority",
            "source",
            "restore_on_refund",
            "active");

    private static final VoucherRule NOTHING = new VoucherRule(
            null,
            null,
            null,
            null,
            0,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            false,
            false,
            null,
            0,
            VoucherSource.OLD_SYSTEM,
            false,
            true);

    private VoucherImportRow() {}

    /** @param present the rule of the voucher of that code, as it is; null when there is none */
    static VoucherRequest request(ImportRow row, @Nullable VoucherRule present) {
        VoucherRule old = present == null ? NOTHING : present;
        return new VoucherRequest(
                row.text("code"),
                new VoucherRule(
                        or(row.words("name"), old.name()),
                        reduction(row, old.reduction()),
                        or(row.number("quota"), old.quota()),
                        or(row.count("per_user_limit"), old.perUserLimit()),
                        or(row.number("min_purchase"), old.minPurchase()),
                        or(row.moment("valid_from"), old.validFrom()),
                        or(row.moment("valid_until"), old.validUntil()),
                        or(weekdays(row), old.weekdays()),
                        or(row.time("daily_from"), old.dailyFrom()),
                        or(row.time("daily_until"), old.dailyUntil()),
                        or(row.list("products"), old.products()),
                        or(row.list("kinds", "ASSESSMENT|BUNDLE", ProductKind::valueOf), old.kinds()),
                        or(row.list("roles"), old.roles()),
                        or(row.list("partners", "UUID|UUID", UUID::fromString), old.partners()),
                        or(row.yesOrNo("first_purchase_only"), old.firstPurchaseOnly()),
                        or(row.yesOrNo("stackable"), old.stackable()),
                        or(row.text("stack_group"), old.stackGroup()),
                        or(row.count("priority"), old.priority()),
                        or(row.oneOf("source", List.of(VoucherSource.values())), old.source()),
                        or(row.yesOrNo("restore_on_refund"), old.restoreOnRefund()),
                        or(row.yesOrNo("active"), old.active())));
    }

    /** Whoever names a kind says all of it. */
    private static @Nullable ReductionRequest reduction(ImportRow row, @Nullable ReductionRequest old) {
        ReductionKind kind = row.oneOf("kind", List.of(ReductionKind.values()));
        var percent = row.decimal("percent");
        Long cap = row.number("cap");
        Long amount = row.number("amount");
        if (kind != null) return new ReductionRequest(kind, percent, cap, amount);
        if (old == null) return percent == null && cap == null && amount == null ? null : unnamed(row);
        return new ReductionRequest(
                old.kind(), or(percent, old.percent()), or(cap, old.cap()), or(amount, old.amount()));
    }

    private static @Nullable ReductionRequest unnamed(ImportRow row) {
        row.wrong("kind", "missing");
        return null;
    }

    private static List<Integer> weekdays(ImportRow row) {
        return row.list("weekdays", "1|2|7", Integer::valueOf).stream()
                .distinct()
                .sorted()
                .toList();
    }
}
