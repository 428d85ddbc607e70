package id.tm.sales.executive;

import id.tm.account.Partner;
import id.tm.account.Partners;
import id.tm.platform.document.PdfAnswer;
import id.tm.sales.transaction.TransactionDocument;
import id.tm.support.AttachedFile;
import id.tm.support.AttachmentSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** The invoice of seats on paper, billed to the company; it goes with the receipt as well. */
@ApplicationScoped
class ExecutiveInvoice implements AttachmentSource {

    static final String KIND = "executive-invoice";

    private record Content(ExecutiveTransaction purchase, String company) {}

    private final TransactionDocument document;
    private final ExecutiveLinks links;
    private final Partners partners;

    ExecutiveInvoice(TransactionDocument document, ExecutiveLinks links, Partners partners) {
        this.document = document;
        this.links = links;
        this.partners = partners;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Optional<AttachedFile> file(UUID id, Locale locale) {
        TransactionDocument.File file = draw(() -> ExecutiveTransaction.require(id), locale);
        return Optional.of(new AttachedFile(file.name() + ".pdf", PdfAnswer.MEDIA_TYPE, file.content()));
    }

    /** Reads in a transaction of its own, so that no connection is held while the pages are drawn. */
    TransactionDocument.File draw(Supplier<ExecutiveTransaction> reading, Locale locale) {
        Content read = QuarkusTransaction.requiringNew().call(() -> {
            ExecutiveTransaction purchase = reading.get();
            return new Content(
                    purchase,
                    partners.find(purchase.partnerId).map(Partner::name).orElseThrow());
        });
        return document.draw(read.purchase(), read.company(), links.purchase(read.purchase()), locale);
    }
}
