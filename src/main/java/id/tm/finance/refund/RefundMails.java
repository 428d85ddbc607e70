package id.tm.finance.refund;

import id.tm.platform.problem.Texts;
import id.tm.support.Messages;
import id.tm.support.OutgoingMessage;
import id.tm.support.Recipient;
import id.tm.support.RecipientDirectory;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells the buyer of each step, in the transaction that makes it. */
@ApplicationScoped
class RefundMails {

    private static final String BUNDLE = "finance";

    private final Messages messages;
    private final RecipientDirectory directory;
    private final Texts texts;

    RefundMails(Messages messages, RecipientDirectory directory, Texts texts) {
        this.messages = messages;
        this.directory = directory;
        this.texts = texts;
    }

    /** @param note an admin's words for the buyer, null for none */
    void tell(RefundRequest request, @Nullable String note) {
        Recipient buyer = directory.find(Set.of(request.buyerId)).get(request.buyerId);
        if (buyer == null) return;
        String key = "refund-request." + request.state();
        Map<String, Object> values = new HashMap<>();
        values.put("name", buyer.name());
        values.put("title", text(key, buyer.locale()));
        values.put("body", text(key + ".body", buyer.locale()));
        values.put("amount", request.amount());
        if (note != null) values.put("note", note);
        messages.send(OutgoingMessage.mail("refund-request", buyer, values));
    }

    private String text(String key, Locale locale) {
        return texts.find(BUNDLE, key, locale).orElseThrow(() -> new IllegalStateException("no text " + key));
    }
}
