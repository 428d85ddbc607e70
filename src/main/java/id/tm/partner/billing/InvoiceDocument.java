package id.tm.partner.billing;

import id.tm.partner.PartnerConfig;
import id.tm.platform.document.Documents;
import id.tm.platform.problem.Texts;
import id.tm.platform.time.BusinessTime;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Locale;
import java.util.function.Supplier;

/** Invoices on paper. One says how it stands today, and is the same file until that changes. */
@ApplicationScoped
class InvoiceDocument {

    private final Documents documents;
    private final InvoiceMessages messages;
    private final PartnerConfig config;
    private final Texts texts;
    private final Clock clock;

    InvoiceDocument(Documents documents, InvoiceMessages messages, PartnerConfig config, Texts texts, Clock clock) {
        this.documents = documents;
        this.messages = messages;
        this.config = config;
        this.texts = texts;
        this.clock = clock;
    }

    /** @param name without its ending */
    record File(String name, byte[] content) {}

    /** Reads in a transaction of its own, so that no connection is held while the pages are drawn. */
    File of(Supplier<PartnerTransaction> reading, Locale locale) {
        PartnerTransaction invoice = QuarkusTransaction.requiringNew().call(() -> {
            PartnerTransaction found = reading.get();
            found.lines();
            return found;
        });
        InvoicePaper paper = new InvoicePaper(
                invoice,
                messages.link(invoice),
                config.invoice().transferTo().orElse(""),
                BusinessTime.day(clock.instant()),
                texts,
                locale);
        String name = invoice.number() == null ? "draft-" + invoice.id : invoice.number();
        return new File(name, paper.on(documents));
    }
}
