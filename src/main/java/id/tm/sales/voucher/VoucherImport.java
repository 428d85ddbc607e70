package id.tm.sales.voucher;

import static id.tm.sales.SalesError.UNKNOWN_SKU;
import static id.tm.sales.SalesError.VOUCHER_QUOTA_USED;

import id.tm.account.Partners;
import id.tm.platform.task.TaskKind;
import id.tm.platform.task.TaskRun;
import id.tm.sales.imports.FileKind;
import id.tm.sales.imports.ImportRow;
import id.tm.sales.imports.Imports;
import id.tm.sales.imports.Portions;
import id.tm.sales.product.Product;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Validator;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Vouchers from a file, found again by their codes, with how often they were used in the old system. */
@ApplicationScoped
class VoucherImport implements TaskKind, FileKind {

    static final String NAME = "voucher-import";

    private static final long MOST = 1_000_000_000_000L;

    /** @param used in the old system; null when the file does not say */
    private record Line(
            ImportRow row,
            VoucherRequest request,
            @Nullable Long used,
            @Nullable Voucher present) {

        String code() {
            return Voucher.normalised(String.valueOf(request.code()));
        }

        boolean changesNothing() {
            return present != null
                    && present.rule().equals(request.rule())
                    && (used == null || used == present.usedBefore());
        }
    }

    private final VoucherService vouchers;
    private final Partners partners;
    private final Imports imports;
    private final Validator validator;
    private final Clock clock;

    VoucherImport(VoucherService vouchers, Partners partners, Imports imports, Validator validator, Clock clock) {
        this.vouchers = vouchers;
        this.partners = partners;
        this.imports = imports;
        this.validator = validator;
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> required() {
        return VoucherImportRow.REQUIRED;
    }

    @Override
    public List<String> optional() {
        return VoucherImportRow.OPTIONAL;
    }

    @Override
    public void run(TaskRun run) {
        imports.run(this, run);
    }

    @Override
    public List<Runnable> plan(List<ImportRow> rows) {
        List<String> codes = rows.stream()
                .map(row -> Voucher.normalised(String.valueOf(row.text("code"))))
                .toList();
        Map<String, Voucher> known = Portions.find(codes, Voucher::listByCode).stream()
                .collect(Collectors.toMap(voucher -> voucher.code, Function.identity()));
        Map<String, ImportRow> first = new HashMap<>();
        Map<UUID, Boolean> partnersKnown = new HashMap<>();
        List<Line> lines = new ArrayList<>();
        for (ImportRow row : rows) {
            Voucher present = known.get(Voucher.normalised(String.valueOf(row.text("code"))));
            VoucherRequest request = VoucherImportRow.request(row, present == null ? null : present.rule());
            Line line = new Line(row, request, row.number("used"), present);
            lines.add(line);
            check(line, partnersKnown);
            ImportRow earlier = first.putIfAbsent(line.code(), row);
            if (earlier != null) row.wrong("code", "repeated", Integer.toString(earlier.number()));
        }
        checkProducts(lines);
        return lines.stream()
                .filter(line -> line.row.isGood() && !line.changesNothing())
                .map(this::step)
                .toList();
    }

    private void check(Line line, Map<UUID, Boolean> partnersKnown) {
        ImportRow row = line.row;
        VoucherRule rule = line.request.rule();
        row.wrong(validator.validate(line.request));
        if (line.used != null && (line.used < 0 || line.used > MOST)) {
            row.wrong("used", "amount", Long.toString(MOST));
        }
        if (!row.isGood()) return;
        row.hold("kind", rule::requireSound);
        row.hold("valid_until", () -> rule.period(clock.instant()));
        for (UUID partner : rule.partners()) {
            boolean there = partnersKnown.computeIfAbsent(
                    partner, id -> partners.find(id).isPresent());
            if (!there) row.wrong("partners", "unknown-partner", partner.toString());
        }
        if (rule.quota() != null && uses(line) > rule.quota()) row.wrong("quota", VOUCHER_QUOTA_USED);
    }

    /** Once the line is imported. */
    private static long uses(Line line) {
        long before = line.used != null ? line.used : line.present == null ? 0 : line.present.usedBefore();
        if (line.present == null) return before;
        long here = line.present.reserved() + line.present.redeemed() - line.present.usedBefore();
        return here + before;
    }

    private static void checkProducts(List<Line> lines) {
        Set<String> known = Portions.find(
                        lines.stream()
                                .flatMap(line -> line.request.rule().products().stream())
                                .toList(),
                        Product::listBySku)
                .stream()
                .map(product -> product.sku)
                .collect(Collectors.toSet());
        for (Line line : lines) {
            line.request.rule().products().stream()
                    .filter(sku -> !known.contains(sku))
                    .forEach(sku -> line.row.wrong("products", UNKNOWN_SKU, sku));
        }
    }

    private Runnable step(Line line) {
        UUID id = line.present == null ? null : line.present.id;
        VoucherRequest request = line.request;
        Long used = line.used;
        return () -> write(id, request, used);
    }

    private void write(@Nullable UUID id, VoucherRequest request, @Nullable Long used) {
        Voucher voucher = id == null ? vouchers.create(request) : vouchers.replace(id, "*", request);
        if (used != null) VoucherCounters.takeOver(voucher.id, used);
    }
}
