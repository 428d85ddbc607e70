package id.tm.sales.executive;

import id.tm.platform.time.BusinessTime;
import id.tm.sales.transaction.TransactionMessages;
import id.tm.support.Attachment;
import id.tm.support.Messages;
import id.tm.support.OutgoingMessage;
import id.tm.support.Recipient;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What is mailed about seats. */
@ApplicationScoped
class ExecutiveMessages {

    private static final String INVITATION = "executive-invitation";

    private final TransactionMessages purchases;
    private final Messages messages;
    private final ExecutiveLinks links;

    ExecutiveMessages(TransactionMessages purchases, Messages messages, ExecutiveLinks links) {
        this.purchases = purchases;
        this.messages = messages;
        this.links = links;
    }

    void sendReceipt(ExecutiveTransaction purchase) {
        purchases.sendReceipt(purchase, links.purchase(purchase), new Attachment(ExecutiveInvoice.KIND, purchase.id));
    }

    /** To an address that nobody has proven yet, with the secret that proves it. */
    void invite(ExecutiveTransaction purchase, ExecutiveTransactionAssignment whom, String companyName, String token) {
        String name = whom.fullName() == null ? whom.email() : whom.fullName();
        Locale locale = Locale.forLanguageTag(whom.locale());
        Recipient recipient = new Recipient(null, name, whom.email(), null, false, locale, BusinessTime.ZONE, Set.of());
        messages.send(OutgoingMessage.urgentMail(
                INVITATION,
                recipient,
                Map.of(
                        "name",
                        name,
                        "companyName",
                        companyName,
                        "product",
                        purchase.productName("en".equals(whom.locale())),
                        "link",
                        links.invitation(token),
                        "token",
                        token,
                        "expiresAt",
                        whom.expiresAt())));
    }
}
