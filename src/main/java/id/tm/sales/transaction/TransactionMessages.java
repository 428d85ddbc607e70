package id.tm.sales.transaction;

import id.tm.account.People;
import id.tm.account.Person;
import id.tm.platform.mode.ModeConfig;
import id.tm.platform.mode.PublicUrl;
import id.tm.platform.time.BusinessTime;
import id.tm.sales.SalesConfig;
import id.tm.support.Attachment;
import id.tm.support.Channel;
import id.tm.support.Messages;
import id.tm.support.OutgoingMessage;
import id.tm.support.Recipient;
import id.tm.support.RecipientDirectory;
import id.tm.support.Reminders;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What buyers are told of their purchases, and in which words. */
@ApplicationScoped
public class TransactionMessages {

    private static final String RECEIPT = "transaction-paid";

    private final Messages messages;
    private final Reminders reminders;
    private final RecipientDirectory directory;
    private final People people;
    private final SalesConfig config;
    private final ModeConfig mode;

    TransactionMessages(
            Messages messages,
            Reminders reminders,
            RecipientDirectory directory,
            People people,
            SalesConfig config,
            ModeConfig mode) {
        this.messages = messages;
        this.reminders = reminders;
        this.directory = directory;
        this.people = people;
        this.config = config;
        this.mode = mode;
    }

    /** Steps are counted back from the moment at which it cannot be paid any more. */
    void planReminders(Transaction transaction) {
        reminders.plan(
                TransactionReminder.KIND,
                transaction.id,
                1,
                transaction.expiresAt(),
                BusinessTime.ZONE,
                TransactionReminder::new);
    }

    void cancelReminders(Transaction transaction) {
        reminders.cancel(TransactionReminder.KIND, transaction.id);
    }

    /** Once, however often it is called. */
    void sendReceipt(Transaction transaction) {
        sendReceipt(transaction, link(transaction), invoice(transaction));
    }

    /** Another one. */
    void sendReceiptAgain(Transaction transaction) {
        sendReceipt(transaction, link(transaction), invoice(transaction), null);
    }

    /** The receipt of a purchase of whatever kind, which is seen at {@code link}; once, however often it is called. */
    public void sendReceipt(Purchase purchase, URI link, Attachment invoice) {
        sendReceipt(purchase, link, invoice, RECEIPT + ":" + purchase.id);
    }

    private static Attachment invoice(Transaction transaction) {
        return new Attachment(TransactionAttachments.KIND, transaction.id);
    }

    private void sendReceipt(Purchase purchase, URI link, Attachment invoice, @Nullable String key) {
        Optional<Recipient> buyer = people.find(purchase.userId).map(TransactionMessages::byMail);
        if (buyer.isEmpty() || buyer.get().email() == null) return;
        Map<String, Object> variables = facts(purchase, link);
        variables.put("name", buyer.get().name());
        variables.put("paidAt", purchase.paidAt());
        OutgoingMessage receipt =
                new OutgoingMessage(RECEIPT, buyer.get(), Channel.EMAIL, variables, OutgoingMessage.Lane.NORMAL, key);
        messages.send(receipt.with(invoice));
    }

    /** A receipt is sent whatever reminders somebody does without, so nothing needs to be known of them. */
    private static Recipient byMail(Person person) {
        return new Recipient(
                person.id(), person.fullName(), person.email(), null, false, person.locale(), person.zone(), Set.of());
    }

    /** For reminders; empty when the person cannot be reached any more. */
    Optional<Recipient> recipient(UUID userId) {
        return Optional.ofNullable(directory.find(Set.of(userId)).get(userId));
    }

    Map<String, Object> facts(Transaction transaction) {
        return facts(transaction, link(transaction));
    }

    /** What every message about a purchase may say. */
    private static Map<String, Object> facts(Purchase purchase, URI link) {
        Map<String, Object> variables = new HashMap<>();
        variables.put("number", purchase.number());
        variables.put("products", products(purchase));
        variables.put("total", purchase.total());
        variables.put("link", link);
        return variables;
    }

    /** Where the buyer sees it, and pays. */
    URI link(Transaction transaction) {
        return page(config.checkout().path().replace("{id}", transaction.id.toString()));
    }

    /** A page of the website. */
    public URI page(String path) {
        return PublicUrl.of(mode, path);
    }

    private static String products(Purchase purchase) {
        return String.join(
                ", ",
                purchase.quote().lines().stream().map(line -> line.label(false)).toList());
    }
}
