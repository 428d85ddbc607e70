package id.tm.sales.strengthtypology;

import id.tm.platform.paging.ListSpec;
import id.tm.platform.paging.Page;
import id.tm.sales.entitlement.Entitlement;
import id.tm.sales.transaction.Transaction;
import id.tm.sales.transaction.TransactionState;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** ST-30 purchases with how they stand and how far their use has come, which are written elsewhere. */
final class StrengthTypologyQueries {

    private static final String OF_PURCHASE = "exists (select 1 from Transaction t where t.id = e.transactionId and ";

    private StrengthTypologyQueries() {}

    /** What everybody may look for. */
    static ListSpec<StrengthTypologyTransaction> list() {
        return ListSpec.of(StrengthTypologyTransaction.class, each -> each.id)
                .sortByInstant("boughtAt", each -> each.boughtAt)
                .filterEnum("status", OF_PURCHASE + "t.status = :status)", TransactionState.class)
                .filterText("number", OF_PURCHASE + "t.number = :number)")
                .filterId("transactionId", "e.transactionId = :transactionId")
                .filterInstant("boughtFrom", "e.boughtAt >= :boughtFrom")
                .filterInstant("boughtUntil", "e.boughtAt < :boughtUntil")
                .filterEnum("source", "e.source = :source", StrengthTypologySource.class)
                .filter(
                        "progress",
                        "exists (select 1 from StrengthTypologyTransactionItem i join Entitlement x"
                                + " on x.transactionItemId = i.transactionItemId and x.part = i.part"
                                + " where i.strengthTypologyTransactionId = e.id and "
                                + StrengthTypologyProgress.HQL + " = :progress)",
                        text -> StrengthTypologyProgress.valueOf(text.toUpperCase(Locale.ROOT))
                                .name());
    }

    /** The rows of a page with a few statements for all of them together. */
    static Page<StrengthTypologyTransactionView> page(
            ListSpec<StrengthTypologyTransaction> list,
            UriInfo uri,
            String scope,
            Map<String, Object> parameters,
            Locale locale) {
        Page<StrengthTypologyTransaction> page = list.list(uri, scope, parameters, each -> each);
        return new Page<>(views(page.items(), locale), page.nextCursor());
    }

    static StrengthTypologyTransactionView view(StrengthTypologyTransaction purchase, Locale locale) {
        return views(List.of(purchase), locale).get(0);
    }

    static List<StrengthTypologyTransactionView> views(List<StrengthTypologyTransaction> purchases, Locale locale) {
        if (purchases.isEmpty()) return List.of();
        Map<UUID, Transaction> transactions =
                Transaction.<Transaction>list(
                                "id in ?1",
                                purchases.stream()
                                        .map(each -> each.transactionId)
                                        .toList())
                        .stream()
                        .collect(Collectors.toMap(each -> each.id, Function.identity()));
        List<StrengthTypologyTransactionItem> items = StrengthTypologyTransactionItem.of(
                purchases.stream().map(each -> each.id).toList());
        List<Entitlement> entitlements = Entitlement.ofItems(
                items.stream().map(item -> item.transactionItemId).toList());
        Map<UUID, List<StrengthTypologyTransactionView.Item>> shown = items.stream()
                .collect(Collectors.groupingBy(
                        item -> item.strengthTypologyTransactionId,
                        Collectors.mapping(
                                item -> StrengthTypologyTransactionView.Item.of(
                                        item, entitlementOf(item, entitlements), locale),
                                Collectors.toList())));
        return purchases.stream()
                .map(each -> StrengthTypologyTransactionView.of(
                        each, transactions.get(each.transactionId), shown.get(each.id)))
                .toList();
    }

    private static Optional<Entitlement> entitlementOf(
            StrengthTypologyTransactionItem item, List<Entitlement> entitlements) {
        return entitlements.stream()
                .filter(each -> each.transactionItemId.equals(item.transactionItemId) && each.part == item.part)
                .findFirst();
    }
}
