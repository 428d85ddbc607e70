package id.tm.partner.billing;

import id.tm.account.Contact;
import id.tm.account.Partner;
import id.tm.account.Partners;
import id.tm.partner.PartnerConfig;
import id.tm.platform.mode.ModeConfig;
import id.tm.platform.mode.PublicUrl;
import id.tm.support.Channel;
import id.tm.support.Messages;
import id.tm.support.OutgoingMessage;
import id.tm.support.Recipient;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Whom an invoice is told to and in which words: the partner's billing contacts as they are now. */
@ApplicationScoped
class InvoiceMessages {

    private final Partners partners;
    private final Messages messages;
    private final PartnerConfig config;
    private final ModeConfig mode;

    InvoiceMessages(Partners partners, Messages messages, PartnerConfig config, ModeConfig mode) {
        this.partners = partners;
        this.messages = messages;
        this.config = config;
        this.mode = mode;
    }

    List<Recipient> recipients(UUID partnerId) {
        return partners.find(partnerId).map(Partner::billingContacts).orElse(List.of()).stream()
                .map(InvoiceMessages::recipient)
                .toList();
    }

    void sendIssued(PartnerTransaction invoice) {
        Map<String, Object> variables = facts(invoice);
        variables.put("dueDate", invoice.dueDate());
        send("invoice-issued", invoice, variables);
    }

    void sendPaid(PartnerTransaction invoice) {
        Map<String, Object> variables = facts(invoice);
        variables.put("paidAt", invoice.paidAt());
        send("invoice-paid", invoice, variables);
    }

    /** What every message about an invoice may say. */
    Map<String, Object> facts(PartnerTransaction invoice) {
        Map<String, Object> variables = new HashMap<>();
        variables.put("partnerName", invoice.partnerName);
        variables.put("invoiceNumber", invoice.number());
        variables.put("total", invoice.total());
        variables.put("link", link(invoice));
        return variables;
    }

    /** Where the partner looks at it and pays. */
    URI link(PartnerTransaction invoice) {
        return PublicUrl.of(mode, config.invoice().path().replace("{id}", invoice.id.toString()));
    }

    private void send(String template, PartnerTransaction invoice, Map<String, Object> variables) {
        for (Recipient recipient : recipients(invoice.partnerId)) {
            if (recipient.email() == null) continue;
            Map<String, Object> named = new HashMap<>(variables);
            named.put("name", recipient.name());
            messages.send(new OutgoingMessage(
                    template,
                    recipient,
                    Channel.EMAIL,
                    named,
                    OutgoingMessage.Lane.NORMAL,
                    template + ":" + invoice.id + ":" + recipient.key()));
        }
    }

    private static Recipient recipient(Contact contact) {
        return new Recipient(
                null,
                contact.name(),
                contact.email(),
                contact.phone(),
                contact.whatsapp(),
                contact.locale(),
                contact.zone(),
                Set.of());
    }
}
