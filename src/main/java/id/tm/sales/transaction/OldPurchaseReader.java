package id.tm.sales.transaction;

import static id.tm.sales.SalesError.SOLD_TO_COMPANIES;
import static id.tm.sales.SalesError.UNKNOWN_SKU;

import id.tm.account.People;
import id.tm.account.Person;
import id.tm.sales.ProductKind;
import id.tm.sales.imports.ImportRow;
import id.tm.sales.imports.Portions;
import id.tm.sales.product.Product;
import id.tm.sales.product.ProductPart;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes purchases of the rows of one file; what is wrong is told the rows. */
final class OldPurchaseReader {

    private static final int MOST_ITEMS = 20;
    private static final Instant OLDEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Set<TransactionState> ENDS = EnumSet.of(
            TransactionState.PAID,
            TransactionState.EXPIRED,
            TransactionState.CANCELLED,
            TransactionState.FAILED,
            TransactionState.REFUNDED);

    private final People people;
    private final Instant now;
    private final Map<String, Optional<UUID>> users = new HashMap<>();
    private final Map<String, Product> products;
    private final Map<UUID, List<ProductPart.Part>> parts;

    OldPurchaseReader(People people, Instant now, List<TransactionImportRow> rows) {
        this.people = people;
        this.now = now;
        List<String> skus = rows.stream()
                .map(TransactionImportRow::sku)
                .filter(sku -> sku != null)
                .toList();
        this.products = Portions.find(skus, Product::listBySku).stream()
                .collect(Collectors.toMap(product -> product.sku, Function.identity()));
        this.parts = ProductPart.of(products.values());
    }

    /** The purchase of these rows; null when something is wrong with one of them. */
    @Nullable
    OldPurchase read(String number, List<TransactionImportRow> rows) {
        ImportRow head = rows.get(0).row();
        rows.forEach(row -> requireSameWhole(head, row.row()));
        checkText(head, "legacy_number", 60);
        checkText(head, "channel", 60);
        checkText(head, "payment_reference", 100);
        checkText(head, "discount_code", 40);
        if (rows.size() > MOST_ITEMS) {
            rows.get(MOST_ITEMS).row().wrong("sku", "too-many-items", Integer.toString(MOST_ITEMS));
        }
        UUID user = user(head);
        TransactionState status = required(head, "status", head.oneOf("status", ENDS));
        Instant createdAt = required(head, "created_at", head.moment("created_at"));
        Instant paidAt = head.moment("paid_at");
        if (createdAt != null) requireBetween(head, "created_at", createdAt, OLDEST);
        if (createdAt != null && paidAt != null) requireBetween(head, "paid_at", paidAt, createdAt);
        boolean paid = status == TransactionState.PAID || status == TransactionState.REFUNDED;
        if (head.isGood() && paid != (paidAt != null)) head.wrong("paid_at", "paid-at");
        Long discount = TransactionImportRow.amount(head, "transaction_discount", 0L);
        Long fee = TransactionImportRow.amount(head, "fee", 0L);
        Long ppn = TransactionImportRow.amount(head, "ppn", 0L);
        Long total = TransactionImportRow.amount(head, "total", null);
        List<OldPurchase.Item> items = new ArrayList<>();
        for (TransactionImportRow row : rows) item(row, status).ifPresent(items::add);
        if (rows.stream().anyMatch(row -> !row.row().isGood())) return null;
        OldPurchase purchase = new OldPurchase(
                number,
                user,
                createdAt,
                paidAt,
                status,
                head.words("channel"),
                head.words("payment_reference"),
                items,
                discount,
                Optional.ofNullable(head.words("discount_code")).orElse(OldPurchase.NAMELESS),
                fee,
                ppn);
        requireLaw(head, purchase, total);
        return head.isGood() ? purchase : null;
    }

    private static void requireSameWhole(ImportRow head, ImportRow row) {
        for (String column : TransactionImportRow.WHOLE) {
            String said = row.text(column);
            if (said != null && !said.equals(head.text(column))) {
                row.wrong(column, "differs", Integer.toString(head.number()));
            }
        }
    }

    private static void checkText(ImportRow row, String column, int most) {
        String text = row.text(column);
        if (text == null) return;
        if (text.length() > most) row.wrong(column, "too-long", Integer.toString(most));
        else if (text.codePoints().anyMatch(Character::isISOControl)) row.wrong(column, "malformed", "ABC-123");
    }

    private @Nullable UUID user(ImportRow head) {
        String email = required(head, "email", head.text("email"));
        if (email == null) return null;
        Optional<UUID> user = users.computeIfAbsent(
                email.toLowerCase(Locale.ROOT), each -> people.findByEmail(each).map(Person::id));
        if (user.isEmpty()) head.wrong("email", "unknown-user");
        return user.orElse(null);
    }

    private Optional<OldPurchase.Item> item(TransactionImportRow line, @Nullable TransactionState status) {
        ImportRow row = line.row();
        Product product = products.get(String.valueOf(line.sku()));
        if (line.sku() != null && product == null) row.wrong("sku", UNKNOWN_SKU, line.sku());
        if (product != null && product.kind == ProductKind.EXECUTIVE) row.wrong("sku", SOLD_TO_COMPANIES);
        boolean speaksOfUse = row.text("usage") != null || line.validUntil() != null;
        if (speaksOfUse && status != null && status != TransactionState.PAID) row.wrong("usage", "usage");
        if (!row.isGood()) return Optional.empty();
        if (line.itemDiscount() > line.price()) {
            row.wrong("item_discount", "discount-too-large");
            return Optional.empty();
        }
        return Optional.of(new OldPurchase.Item(
                product,
                parts.getOrDefault(product.id, List.of()),
                line.price(),
                line.itemDiscount(),
                line.used(),
                line.validUntil()));
    }

    private static void requireLaw(ImportRow head, OldPurchase purchase, long total) {
        long left = purchase.subtotal() - purchase.itemDiscounts() - purchase.discount();
        if (left < 0) head.wrong("transaction_discount", "discount-too-large");
        else if (purchase.ppn() > 0 && left + purchase.fee() == 0) head.wrong("ppn", "tax");
        else if (purchase.total() != total) head.wrong("total", "law", Long.toString(purchase.total()));
    }

    private void requireBetween(ImportRow row, String column, Instant moment, Instant first) {
        if (moment.isBefore(first) || moment.isAfter(now)) row.wrong(column, "order", first.toString());
    }

    private static <T> @Nullable T required(ImportRow row, String column, @Nullable T value) {
        if (row.text(column) == null) row.wrong(column, "missing");
        return value;
    }
}
