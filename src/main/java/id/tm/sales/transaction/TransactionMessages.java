package id.tm.sales.transaction;

import id.tm.platform.mode.ModeConfig;
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
class TransactionMessages {

    private static final String RECEIPT = "transaction-paid";

    private final Messages messages;
    private final Reminders reminders;
    private final RecipientDirectory directory;
    private final SalesConfig config;
    private final ModeConfig mode;

    TransactionMessages(
            Messages messages, Reminders reminders, RecipientDirectory directory, SalesConfig config, ModeConfig mode) {
        this.messages = messages;
        this.reminders = reminders;
        this.directory = directory;
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
        sendReceipt(transaction, RECEIPT + ":" + transaction.id);
    }

    /** Another one. */
    void sendReceiptAgain(Transaction transaction) {
        sendReceipt(transaction, null);
    }

    private void sendReceipt(Transaction transaction, @Nullable String key) {
        Optional<Recipient> buyer = recipient(transaction.userId);
        if (buyer.isEmpty() || buyer.get().email() == null) return;
        Map<String, Object> variables = facts(transaction);
        variables.put("name", buyer.get().name());
        variables.put("paidAt", transaction.paidAt());
        OutgoingMessage receipt =
                new OutgoingMessage(RECEIPT, buyer.get(), Channel.EMAIL, variables, OutgoingMessage.Lane.NORMAL, key);
        messages.send(receipt.with(new Attachment(TransactionAttachments.KIND, transaction.id)));
    }

    /** Empty when the person cannot be reached any more. */
    Optional<Recipient> recipient(UUID userId) {
        return Optional.ofNullable(directory.find(Set.of(userId)).get(userId));
    }

    /** What every message about a purchase may say. */
    Map<String, Object> facts(Transaction transaction) {
        Map<String, Object> variables = new HashMap<>();
        variables.put("number", transaction.number());
        variables.put("products", products(transaction));
        variables.put("total", transaction.total());
        variables.put("link", link(transaction));
        return variables;
    }

    /** Where the buyer sees it, and pays. */
    URI link(Transaction transaction) {
        String site = mode.publicUrl().toString().replaceFirst("/$", "");
        return URI.create(site + config.checkout().path().replace("{id}", transaction.id.toString()));
    }

    private static String products(Transaction transaction) {
        return String.join(
                ", ",
                transaction.quote().lines().stream().map(line -> line.name()).toList());
    }
}
