package id.tm.sales.transaction;

import id.tm.platform.document.PdfAnswer;
import id.tm.support.AttachedFile;
import id.tm.support.AttachmentSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Invoices of purchases as files that go with mails. */
@ApplicationScoped
class TransactionAttachments implements AttachmentSource {

    static final String KIND = "purchase-invoice";

    private final TransactionDocument document;

    TransactionAttachments(TransactionDocument document) {
        this.document = document;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Optional<AttachedFile> file(UUID id, Locale locale) {
        UUID buyer = QuarkusTransaction.requiringNew().call(() -> Transaction.require(id).userId);
        TransactionDocument.File file = document.of(buyer, id, locale);
        return Optional.of(new AttachedFile(file.name() + ".pdf", PdfAnswer.MEDIA_TYPE, file.content()));
    }
}
