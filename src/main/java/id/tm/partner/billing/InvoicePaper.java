package id.tm.partner.billing;

import static id.tm.partner.billing.PartnerTransactionStatus.DRAFT;
import static id.tm.partner.billing.PartnerTransactionStatus.ISSUED;

import id.tm.platform.document.Document;
import id.tm.platform.document.Documents;
import id.tm.platform.document.Fact;
import id.tm.platform.document.Ink;
import id.tm.platform.document.Style;
import id.tm.platform.document.Table;
import id.tm.platform.document.Written;
import id.tm.platform.problem.Texts;
import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What one invoice says on its pages, in one language. */
final class InvoicePaper {

    private final PartnerTransaction invoice;
    private final URI link;
    private final String transferTo;
    private final LocalDate today;
    private final Texts texts;
    private final Locale locale;
    private final Written written;

    /** @param transferTo empty where nothing is to be printed */
    InvoicePaper(PartnerTransaction invoice, URI link, String transferTo, LocalDate today, Texts texts, Locale locale) {
        this.invoice = invoice;
        this.link = link;
        this.transferTo = transferTo;
        this.today = today;
        this.texts = texts;
        this.locale = locale;
        this.written = new Written(locale);
    }

    byte[] on(Documents documents) {
        boolean draft = invoice.status() == DRAFT;
        String name = words(draft ? "draft" : "title");
        Document paper = documents.begin(draft ? name : name + " " + invoice.number(), locale);
        paper.title(name, draft ? "" : invoice.number());
        stamp(paper);
        paper.facts(facts()).table(table()).totals(sums(), new Fact(words("total"), Written.rupiah(invoice.total())));
        if (!isEnglish()) paper.paragraph(words("in-words") + ": " + Written.rupiahInWords(invoice.total()) + ".");
        payment(paper);
        if (!draft) paper.link(link, words(invoice.status() == ISSUED ? "link-pay" : "link"), words("scan"));
        paper.paragraph(words("valid") + (invoice.ppn() > 0 ? " " + words("no-tax-invoice") : ""), Style.SMALL);
        return paper.bytes();
    }

    private void stamp(Document paper) {
        switch (invoice.status()) {
            case DRAFT -> paper.stamp(words("stamp.DRAFT"), "", Ink.GREY);
            case PAID -> paper.stamp(words("stamp.PAID"), written.date(invoice.paidAt()), Ink.GREEN);
            case VOID -> paper.stamp(words("stamp.VOID"), "", Ink.RED);
            case WRITTEN_OFF -> paper.stamp(words("stamp.WRITTEN_OFF"), "", Ink.GREY);
            case ISSUED -> {
                if (overdue() > 0) paper.stamp(words("stamp.OVERDUE"), status(), Ink.RED);
            }
        }
    }

    private List<List<Fact>> facts() {
        boolean draft = invoice.status() == DRAFT;
        LocalDate due = invoice.dueDate();
        return List.of(
                List.of(new Fact(words("billed-to"), invoice.partnerName)),
                List.of(
                        new Fact(words("issued"), draft ? "–" : written.date(invoice.issuedAt())),
                        new Fact(words("due"), due == null ? words("on-issue") : written.date(due))),
                List.of(
                        new Fact(words("status"), status()),
                        new Fact(words("total"), Written.rupiah(invoice.total()))));
    }

    private String status() {
        return overdue() > 0 ? words("status.OVERDUE", overdue()) : words("status." + invoice.status());
    }

    private int overdue() {
        return invoice.daysOverdue(today);
    }

    private Table table() {
        Table table = new Table()
                .column(words("column.position"), 0.8)
                .column(words("column.description"), 7)
                .numbers(words("column.quantity"), 1.7)
                .numbers(words("column.unit-price"), 3)
                .numbers(words("column.amount"), 3.2);
        for (PartnerTransactionLine line : invoice.lines()) {
            table.row(
                    written.number(line.position),
                    line.description,
                    written.number(line.quantity),
                    Written.rupiah(line.unitPrice),
                    Written.rupiah(line.amount()));
        }
        return table;
    }

    private List<Fact> sums() {
        List<Fact> sums = new ArrayList<>();
        sums.add(new Fact(words("subtotal"), Written.rupiah(invoice.subtotal())));
        if (invoice.rule().ratePercent().signum() > 0) {
            boolean whole = invoice.rule().baseNumerator() == invoice.rule().baseDenominator();
            String base = whole
                    ? words("base")
                    : words(
                            "base-part",
                            invoice.rule().baseNumerator(),
                            invoice.rule().baseDenominator());
            sums.add(new Fact(base, Written.rupiah(invoice.dpp())));
            sums.add(new Fact(
                    words("ppn", written.percent(invoice.rule().ratePercent())), Written.rupiah(invoice.ppn())));
        }
        return sums;
    }

    private void payment(Document paper) {
        switch (invoice.status()) {
            case DRAFT -> paper.paragraph(words("drafted"));
            case VOID -> paper.paragraph(words("void"));
            case WRITTEN_OFF -> paper.paragraph(words("written-off"));
            case PAID -> paper.heading(words("payment")).paragraph(paid());
            case ISSUED -> {
                paper.heading(words("payment"))
                        .paragraph(words(
                                "pay-by",
                                written.date(invoice.dueDate()),
                                Written.rupiah(invoice.total()),
                                invoice.number()));
                if (!transferTo.isEmpty()) paper.paragraph(words("transfer-to") + ": " + transferTo);
            }
        }
    }

    private String paid() {
        String when = written.moment(invoice.paidAt());
        String how = words("method." + invoice.paymentMethod());
        return invoice.paymentReference() == null
                ? words("paid", when, how)
                : words("paid-reference", when, how, invoice.paymentReference());
    }

    private boolean isEnglish() {
        return "en".equals(locale.getLanguage());
    }

    private String words(String key, Object... args) {
        return texts.find("invoice", key, locale, args).orElseThrow();
    }
}
