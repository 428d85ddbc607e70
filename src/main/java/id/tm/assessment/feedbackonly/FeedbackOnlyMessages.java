package id.tm.assessment.feedbackonly;

import id.tm.support.Channel;
import id.tm.support.Messages;
import id.tm.support.OutgoingMessage;
import id.tm.support.Recipient;
import id.tm.support.RecipientDirectory;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Tells people what became of a result that they brought; once, in their language, and nobody whose account is closed. */
@ApplicationScoped
class FeedbackOnlyMessages {

    private final Messages messages;
    private final RecipientDirectory directory;

    FeedbackOnlyMessages(Messages messages, RecipientDirectory directory) {
        this.messages = messages;
        this.directory = directory;
    }

    void decided(UserFeedbackSessionOnly brought) {
        Recipient owner = directory.find(List.of(brought.userId)).get(brought.userId);
        if (owner == null || owner.email() == null) return;
        boolean good = brought.state() == FeedbackOnlyState.APPROVED;
        String template = good ? "feedback-only-approved" : "feedback-only-rejected";
        Map<String, Object> facts = new HashMap<>(Map.of("name", owner.name(), "broughtAt", brought.createdAt));
        if (brought.reason() != null) facts.put("reason", brought.reason());
        messages.send(new OutgoingMessage(
                template, owner, Channel.EMAIL, facts, OutgoingMessage.Lane.NORMAL, template + ":" + brought.id));
    }
}
