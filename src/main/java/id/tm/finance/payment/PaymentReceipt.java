package id.tm.finance.payment;

import id.tm.finance.PaymentItem;
import id.tm.platform.document.Document;
import id.tm.platform.document.Documents;
import id.tm.platform.document.Fact;
import id.tm.platform.document.Ink;
import id.tm.platform.document.Style;
import id.tm.platform.document.Table;
import id.tm.platform.document.Written;
import id.tm.platform.problem.Texts;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;

/** What a payer gets for the money: that it came, and what of it went back since. */
@ApplicationScoped
class PaymentReceipt {

    private static final String UNKNOWN = "–";

    private final Documents documents;
    private final Texts texts;

    PaymentReceipt(Documents documents, Texts texts) {
        this.documents = documents;
        this.texts = texts;
    }

    /** 409 while no money has come. */
    byte[] of(Payment payment, Locale locale) {
        if (payment.paidAt() == null) throw payment.state().refusal();
        Words words =
                (key, args) -> texts.find("payment-receipt", key, locale, args).orElseThrow();
        Written written = new Written(locale);
        Document paper = documents.begin(words.of("title") + " " + payment.reference, locale);
        paper.title(words.of("title"), payment.reference);
        stamp(paper, payment, words, written);
        paper.facts(facts(payment, words, written));
        paper.table(table(payment, words, written));
        long back = payment.state().holdsMoney() ? payment.refundedAmount() : payment.amount;
        sums(paper, payment, back, words);
        if (back == 0 && !"en".equals(locale.getLanguage())) {
            paper.paragraph(words.of("in-words") + ": " + Written.rupiahInWords(payment.amount) + ".");
        }
        return paper.paragraph(words.of("valid"), Style.SMALL).bytes();
    }

    private interface Words {
        String of(String key, Object... args);
    }

    private static void stamp(Document paper, Payment payment, Words words, Written written) {
        switch (payment.state()) {
            case PAID, PAID_LATE -> paper.stamp(words.of("stamp.paid"), written.date(payment.paidAt()), Ink.GREEN);
            case PARTIALLY_REFUNDED -> paper.stamp(words.of("stamp.partly-refunded"), "", Ink.AMBER);
            case REFUNDED -> paper.stamp(words.of("stamp.refunded"), "", Ink.AMBER);
            default -> paper.stamp(words.of("stamp.taken-back"), "", Ink.RED);
        }
    }

    private static List<List<Fact>> facts(Payment payment, Words words, Written written) {
        String payer = payment.payerName == null ? UNKNOWN : payment.payerName;
        String method = payment.paymentMethod() == null ? UNKNOWN : words.of("method." + payment.paymentMethod());
        return List.of(
                List.of(new Fact(words.of("from"), payer), new Fact(words.of("for"), payment.description)),
                List.of(
                        new Fact(words.of("paid-at"), written.moment(payment.paidAt())),
                        new Fact(words.of("method"), method)));
    }

    private static Table table(Payment payment, Words words, Written written) {
        Table table = new Table()
                .column(words.of("column.position"), 0.8)
                .column(words.of("column.description"), 7)
                .numbers(words.of("column.quantity"), 1.7)
                .numbers(words.of("column.unit-price"), 3)
                .numbers(words.of("column.amount"), 3.2);
        int position = 0;
        for (PaymentItem item : payment.items) {
            table.row(
                    written.number(++position),
                    item.name(),
                    written.number(item.quantity()),
                    Written.rupiah(item.price()),
                    Written.rupiah(item.total()));
        }
        return table;
    }

    private static void sums(Document paper, Payment payment, long back, Words words) {
        Fact paid = new Fact(words.of("amount"), Written.rupiah(payment.amount));
        if (back == 0) {
            paper.totals(List.of(), paid);
            return;
        }
        paper.totals(
                List.of(paid, new Fact(words.of("given-back"), Written.rupiah(-back))),
                new Fact(words.of("left"), Written.rupiah(payment.amount - back)));
    }
}
