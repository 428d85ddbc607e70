package id.tm.finance.withdrawal;

import id.tm.finance.Pph21;
import id.tm.finance.Pph23;
import id.tm.finance.Settings;
import id.tm.platform.document.Document;
import id.tm.platform.document.Documents;
import id.tm.platform.document.Fact;
import id.tm.platform.document.Ink;
import id.tm.platform.document.Style;
import id.tm.platform.document.Table;
import id.tm.platform.document.Written;
import id.tm.platform.problem.Texts;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;

/** What its owner gets of a withdrawal that was paid, also when it came back later. */
@ApplicationScoped
class WithdrawalReceipt {

    private interface Words {
        String of(String key, Object... args);
    }

    /** What stands elsewhere. One of the rules is null. */
    private record Taxed(Withdrawal withdrawal, String number, Pph21 person, Pph23 company) {}

    private final Documents documents;
    private final Settings settings;
    private final Texts texts;

    WithdrawalReceipt(Documents documents, Settings settings, Texts texts) {
        this.documents = documents;
        this.settings = settings;
        this.texts = texts;
    }

    /** 409 while nothing was paid. */
    byte[] of(UUID id, UUID userId, Locale locale) {
        // No connection is held while the page is drawn.
        Taxed taxed = QuarkusTransaction.requiringNew().call(() -> taxed(Withdrawal.requireOwn(id, userId)));
        Withdrawal withdrawal = taxed.withdrawal();
        WithdrawalTerms terms = withdrawal.terms();
        Words words = (key, args) ->
                texts.find("withdrawal-receipt", key, locale, args).orElseThrow();
        Written written = new Written(locale);
        Document paper = documents.begin(words.of("title") + " " + withdrawal.number(), locale);
        paper.title(words.of("title"), withdrawal.number());
        stamp(paper, withdrawal, words, written);
        paper.facts(facts(taxed, words, written));
        paper.table(new Table()
                .column(words.of("column.description"), 8)
                .numbers(words.of("column.amount"), 4)
                .row(words.of("gross"), Written.rupiah(withdrawal.gross))
                .row(words.of("tax." + terms.taxKind()), Written.rupiah(-terms.tax()))
                .row(words.of("transfer-fee"), Written.rupiah(-terms.transferFee())));
        paper.totals(List.of(), new Fact(words.of("net"), Written.rupiah(terms.net())));
        if (withdrawal.reversedAt() == null && !"en".equals(locale.getLanguage())) {
            paper.paragraph(words.of("in-words") + ": " + Written.rupiahInWords(terms.net()) + ".");
        }
        paper.paragraph(basis(taxed, words, written));
        if (withdrawal.reversedAt() != null) paper.paragraph(words.of("returned"));
        return paper.paragraph(words.of("valid"), Style.SMALL).bytes();
    }

    private Taxed taxed(Withdrawal withdrawal) {
        if (withdrawal.paidAt() == null) throw withdrawal.state().refusal();
        String number = TaxNumbers.masked(withdrawal.terms().taxNumberId());
        return withdrawal.terms().taxKind() == TaxKind.PPH_21
                ? new Taxed(
                        withdrawal,
                        number,
                        settings.pph21(withdrawal.decidedAt()).value(),
                        null)
                : new Taxed(
                        withdrawal,
                        number,
                        null,
                        settings.pph23(withdrawal.decidedAt()).value());
    }

    private static void stamp(Document paper, Withdrawal withdrawal, Words words, Written written) {
        if (withdrawal.reversedAt() == null) {
            paper.stamp(words.of("stamp.paid"), written.date(withdrawal.paidAt()), Ink.GREEN);
        } else paper.stamp(words.of("stamp.reversed"), written.date(withdrawal.reversedAt()), Ink.RED);
    }

    private static List<List<Fact>> facts(Taxed taxed, Words words, Written written) {
        Withdrawal withdrawal = taxed.withdrawal();
        Payee payee = withdrawal.payee();
        Fact last = withdrawal.reversedAt() == null
                ? new Fact(words.of("requested-at"), written.moment(withdrawal.createdAt))
                : new Fact(words.of("reversed-at"), written.moment(withdrawal.reversedAt()));
        return List.of(
                List.of(
                        new Fact(words.of("to"), Objects.requireNonNullElse(payee.accountHolder(), "–")),
                        new Fact(words.of("account"), payee.bankName() + " " + payee.accountMasked())),
                List.of(
                        new Fact(words.of("paid-at"), written.moment(withdrawal.paidAt())),
                        last,
                        new Fact(words.of("tax-number"), taxed.number() == null ? words.of("none") : taxed.number())));
    }

    private static String basis(Taxed taxed, Words words, Written written) {
        WithdrawalTerms terms = taxed.withdrawal().terms();
        boolean higher = terms.taxNumberId() == null;
        String key = "basis." + terms.taxKind() + (higher ? ".higher" : "");
        if (taxed.person() == null) {
            Pph23 rule = taxed.company();
            return words.of(key, written.percent(higher ? rule.withoutNumberPercent() : rule.percent()));
        }
        Pph21 rule = taxed.person();
        return words.of(
                key,
                written.percent(rule.basePercent()),
                Written.rupiah(terms.taxBase()),
                written.percent(rule.withoutNumberPercent()));
    }
}
