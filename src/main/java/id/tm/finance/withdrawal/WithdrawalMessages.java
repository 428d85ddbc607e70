package id.tm.finance.withdrawal;

import id.tm.support.Channel;
import id.tm.support.Messages;
import id.tm.support.OutgoingMessage;
import id.tm.support.Recipient;
import id.tm.support.RecipientDirectory;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Tells the owner how far a withdrawal is; each thing once, and nobody whose account is closed. */
@ApplicationScoped
class WithdrawalMessages {

    private final Messages messages;
    private final RecipientDirectory directory;

    WithdrawalMessages(Messages messages, RecipientDirectory directory) {
        this.messages = messages;
        this.directory = directory;
    }

    void requested(Withdrawal withdrawal) {
        send("withdrawal-requested", withdrawal, facts(withdrawal));
    }

    void approved(Withdrawal withdrawal) {
        send("withdrawal-approved", withdrawal, sums(withdrawal));
    }

    void rejected(Withdrawal withdrawal) {
        Map<String, Object> facts = facts(withdrawal);
        facts.put("reason", withdrawal.reason());
        send("withdrawal-rejected", withdrawal, facts);
    }

    void succeeded(Withdrawal withdrawal) {
        Map<String, Object> facts = sums(withdrawal);
        facts.put("paidAt", withdrawal.paidAt());
        send("withdrawal-succeeded", withdrawal, facts);
    }

    void failed(Withdrawal withdrawal) {
        send("withdrawal-failed", withdrawal, facts(withdrawal));
    }

    void reversed(Withdrawal withdrawal) {
        send("withdrawal-reversed", withdrawal, facts(withdrawal));
    }

    private Map<String, Object> facts(Withdrawal withdrawal) {
        Map<String, Object> facts = new HashMap<>();
        facts.put("number", withdrawal.number());
        facts.put("gross", withdrawal.gross);
        facts.put("bank", withdrawal.payee().bankName());
        facts.put("account", withdrawal.payee().accountMasked());
        return facts;
    }

    private Map<String, Object> sums(Withdrawal withdrawal) {
        Map<String, Object> facts = facts(withdrawal);
        WithdrawalTerms terms = withdrawal.terms();
        facts.put("tax", terms.tax());
        facts.put("transferFee", terms.transferFee());
        facts.put("net", terms.net());
        return facts;
    }

    private void send(String template, Withdrawal withdrawal, Map<String, Object> facts) {
        Recipient owner = directory.find(List.of(withdrawal.userId)).get(withdrawal.userId);
        if (owner == null || owner.email() == null) return;
        facts.put("name", owner.name());
        messages.send(new OutgoingMessage(
                template, owner, Channel.EMAIL, facts, OutgoingMessage.Lane.NORMAL, template + ":" + withdrawal.id));
    }
}
