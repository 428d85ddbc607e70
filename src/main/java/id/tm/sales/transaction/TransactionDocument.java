package id.tm.sales.transaction;

import id.tm.account.People;
import id.tm.platform.document.Documents;
import id.tm.platform.problem.Texts;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Locale;
import java.util.UUID;

/** Invoices of purchases on paper: the same file until something about the purchase changes. */
@ApplicationScoped
public class TransactionDocument {

    private record Content(Transaction transaction, String buyer) {}

    private final Documents documents;
    private final TransactionMessages messages;
    private final People people;
    private final Texts texts;

    TransactionDocument(Documents documents, TransactionMessages messages, People people, Texts texts) {
        this.documents = documents;
        this.messages = messages;
        this.people = people;
        this.texts = texts;
    }

    /** @param name without its ending */
    public record File(String name, byte[] content) {}

    /** Reads in a transaction of its own, so that no connection is held while the pages are drawn. */
    File of(UUID userId, UUID id, Locale locale) {
        Content read = QuarkusTransaction.requiringNew()
                .call(() -> new Content(
                        Transaction.requireOf(userId, id),
                        people.require(userId).fullName()));
        return draw(read.transaction(), read.buyer(), messages.link(read.transaction()), locale);
    }

    /** That of a purchase of whatever kind, billed to {@code buyer} and seen at {@code link}; not in a transaction. */
    public File draw(Purchase purchase, String buyer, URI link, Locale locale) {
        return new File(purchase.number(), new TransactionPaper(purchase, buyer, link, texts, locale).on(documents));
    }
}
