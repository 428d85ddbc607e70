package id.tm.sales.transaction;

import id.tm.platform.document.Document;
import id.tm.platform.document.Documents;
import id.tm.platform.document.Fact;
import id.tm.platform.document.Ink;
import id.tm.platform.document.Style;
import id.tm.platform.document.Table;
import id.tm.platform.document.Written;
import id.tm.platform.problem.Texts;
import id.tm.sales.pricing.AppliedRule;
import id.tm.sales.pricing.Quote;
import id.tm.sales.pricing.QuoteLine;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the invoice of one purchase says on its pages, in one language. */
final class TransactionPaper {

    private final Purchase purchase;
    private final Quote quote;
    private final String buyer;
    private final URI link;
    private final Texts texts;
    private final Locale locale;
    private final Written written;

    TransactionPaper(Purchase purchase, String buyer, URI link, Texts texts, Locale locale) {
        this.purchase = purchase;
        this.quote = purchase.quote();
        this.buyer = buyer;
        this.link = link;
        this.texts = texts;
        this.locale = locale;
        this.written = new Written(locale);
    }

    byte[] on(Documents documents) {
        Document paper = documents.begin(words("title") + " " + purchase.number(), locale);
        paper.title(words("title"), purchase.number());
        stamp(paper);
        paper.facts(facts()).table(table()).totals(sums(), new Fact(words("total"), Written.rupiah(quote.total())));
        if (!isEnglish()) paper.paragraph(words("in-words") + ": " + Written.rupiahInWords(quote.total()) + ".");
        paper.link(link, words("link"), words("scan"));
        paper.paragraph(words("valid") + (quote.ppn() > 0 ? " " + words("no-tax-invoice") : ""), Style.SMALL);
        return paper.bytes();
    }

    private void stamp(Document paper) {
        switch (purchase.status()) {
            case PENDING -> {}
            case PAID -> paper.stamp(state(), written.date(purchase.paidAt()), Ink.GREEN);
            case PARTIALLY_REFUNDED -> paper.stamp(state(), "", Ink.GREY);
            case EXPIRED, CANCELLED, FAILED, REFUNDED, REVERSED -> paper.stamp(state(), "", Ink.RED);
        }
    }

    private String state() {
        return words("status." + purchase.status());
    }

    private List<List<Fact>> facts() {
        boolean paid = purchase.paidAt() != null;
        Fact when = paid
                ? new Fact(words("paid-at"), written.moment(purchase.paidAt()))
                : new Fact(words("pay-until"), written.moment(purchase.expiresAt()));
        return List.of(
                List.of(new Fact(words("billed-to"), buyer)),
                List.of(new Fact(words("date"), written.date(purchase.createdAt)), when),
                List.of(new Fact(words("status"), state()), new Fact(words("total"), Written.rupiah(quote.total()))));
    }

    private Table table() {
        Table table = new Table()
                .column(words("column.position"), 1)
                .column(words("column.description"), 7)
                .numbers(words("column.price"), 3)
                .numbers(words("column.discount"), 3)
                .numbers(words("column.amount"), 3.2);
        for (QuoteLine line : quote.lines()) {
            table.row(
                    written.number(line.line() + 1L),
                    line.label(isEnglish()) + " (" + line.sku() + ")",
                    Written.rupiah(line.price() / line.quantity()),
                    line.itemDiscount() == 0 ? "–" : "-" + Written.rupiah(line.itemDiscount()),
                    Written.rupiah(line.price() - line.itemDiscount()));
        }
        return table;
    }

    private List<Fact> sums() {
        List<Fact> sums = new ArrayList<>();
        sums.add(new Fact(words("subtotal"), Written.rupiah(quote.subtotal() - quote.itemDiscounts())));
        for (AppliedRule rule : quote.transactionDiscountRules()) {
            String label = texts.find("sales", rule.step().textKey(), locale).orElseThrow() + " " + rule.code();
            if (rule.change() != 0) sums.add(new Fact(label, "-" + Written.rupiah(-rule.change())));
        }
        if (quote.fee() > 0) sums.add(new Fact(words("fee"), Written.rupiah(quote.fee())));
        if (quote.ppn() > 0) {
            sums.add(new Fact(words("dpp"), Written.rupiah(quote.dpp())));
            String rate = written.percent(quote.ppnRule().ratePercent());
            sums.add(new Fact(words("ppn", rate), Written.rupiah(quote.ppn())));
        }
        return sums;
    }

    private boolean isEnglish() {
        return "en".equals(locale.getLanguage());
    }

    private String words(String key, Object... args) {
        return texts.find("sales", "purchase." + key, locale, args).orElseThrow();
    }
}
