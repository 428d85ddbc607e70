package id.tm.sales.transaction;

import id.tm.account.People;
import id.tm.finance.Setting;
import id.tm.finance.Settings;
import id.tm.platform.task.TaskKind;
import id.tm.platform.task.TaskRun;
import id.tm.sales.SalesConfig;
import id.tm.sales.entitlement.EntitlementGrant;
import id.tm.sales.entitlement.Grants;
import id.tm.sales.imports.FileKind;
import id.tm.sales.imports.ImportRow;
import id.tm.sales.imports.Imports;
import id.tm.sales.imports.Portions;
import id.tm.sales.pricing.Quote;
import id.tm.sales.voucher.FirstPurchases;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Purchases of the old system, found again by their numbers there. Nothing is posted, as the old system has kept the books
 * of them; nobody is told anything, and no commission is earned.
 */
@ApplicationScoped
class TransactionImport implements TaskKind, FileKind {

    static final String NAME = "transaction-import";

    private final Imports imports;
    private final People people;
    private final Grants grants;
    private final FirstPurchases firstPurchases;
    private final Settings settings;
    private final Event<TransactionOpened> opened;
    private final SalesConfig config;
    private final Clock clock;

    TransactionImport(
            Imports imports,
            People people,
            Grants grants,
            FirstPurchases firstPurchases,
            Settings settings,
            Event<TransactionOpened> opened,
            SalesConfig config,
            Clock clock) {
        this.imports = imports;
        this.people = people;
        this.grants = grants;
        this.firstPurchases = firstPurchases;
        this.settings = settings;
        this.opened = opened;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> required() {
        return TransactionImportRow.REQUIRED;
    }

    @Override
    public List<String> optional() {
        return TransactionImportRow.OPTIONAL;
    }

    @Override
    public void run(TaskRun run) {
        imports.run(this, run);
    }

    @Override
    public List<Runnable> plan(List<ImportRow> rows) {
        List<TransactionImportRow> lines = new ArrayList<>();
        Map<String, List<TransactionImportRow>> byNumber = new LinkedHashMap<>();
        for (ImportRow row : rows) {
            TransactionImportRow line = TransactionImportRow.of(row);
            lines.add(line);
            String number = row.words("legacy_number");
            if (number == null) row.wrong("legacy_number", "missing");
            else byNumber.computeIfAbsent(number, each -> new ArrayList<>()).add(line);
        }
        OldPurchaseReader reader = new OldPurchaseReader(people, clock.instant(), lines);
        Map<String, Transaction> known = Portions.find(byNumber.keySet(), Transaction::listByLegacyNumber).stream()
                .collect(Collectors.toMap(Transaction::legacyNumber, Function.identity()));
        Map<UUID, TransactionState> cameAs = new HashMap<>();
        Portions.find(known.values(), some -> List.of(TransactionStatus.imported(ids(some))))
                .forEach(cameAs::putAll);
        List<OldPurchase> purchases = new ArrayList<>();
        byNumber.forEach((number, its) -> {
            OldPurchase purchase = reader.read(number, its);
            Transaction present = known.get(number);
            if (purchase == null) return;
            if (present == null) purchases.add(purchase);
            else if (!isSame(present, cameAs.get(present.id), purchase)) {
                its.get(0).row().wrong("legacy_number", "legacy-number-taken");
            }
        });
        // the oldest first: the first purchase of somebody is the first
        return purchases.stream()
                .sorted(Comparator.comparing(OldPurchase::createdAt))
                .<Runnable>map(purchase -> () -> takeOver(purchase))
                .toList();
    }

    private static List<UUID> ids(List<Transaction> transactions) {
        return transactions.stream().map(each -> each.id).toList();
    }

    private static boolean isSame(Transaction present, TransactionState cameAs, OldPurchase old) {
        return present.userId.equals(old.userId())
                && present.createdAt.equals(old.createdAt())
                && cameAs == old.status()
                && present.productSet().equals(old.productSet())
                && present.quote().subtotal() == old.subtotal()
                && present.total() == old.total();
    }

    private void takeOver(OldPurchase old) {
        Instant createdAt = old.createdAt();
        Quote quote = old.quote(
                settings.integer(Setting.BUNDLE_REVENUE_UNIT, createdAt).value());
        Transaction transaction = Transaction.takeOver(
                old, quote, createdAt.plus(config.checkout().payWithin()));
        opened.fire(new TransactionOpened(transaction.id, old.userId(), quote, createdAt, true));
        if (old.paidAt() != null) firstPurchases.record(old.userId(), transaction.id, old.paidAt());
        if (old.status() == TransactionState.PAID) give(transaction, old, old.paidAt());
    }

    private void give(Transaction transaction, OldPurchase old, Instant paidAt) {
        Instant usual = paidAt.plus(config.entitlements().validFor());
        for (TransactionItem bought : transaction.items()) {
            OldPurchase.Item item = old.items().get(bought.line);
            Instant validUntil = item.validUntil() == null ? usual : item.validUntil();
            for (EntitlementGrant grant : bought.grants(transaction)) {
                grants.takeOver(grant, validUntil, item.used() ? paidAt : null);
            }
        }
    }
}
