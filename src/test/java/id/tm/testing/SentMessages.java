package id.tm.testing;

import id.tm.support.Messages;
import id.tm.support.OutgoingMessage;
import jakarta.annotation.Priority;
import jakarta.decorator.Decorator;
import jakarta.decorator.Delegate;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Watches what is given to Messages, so that a test need not wait for the delivery to read a link. */
@Decorator
@Priority(1)
public class SentMessages implements Messages {

    private static final Map<String, Queue<OutgoingMessage>> SEEN = new ConcurrentHashMap<>();

    @Inject
    @Delegate
    Messages messages;

    /** What was sent to the address, the oldest first; also what a rolled back transaction took back. */
    public static List<OutgoingMessage> to(String email) {
        return List.copyOf(SEEN.getOrDefault(email.toLowerCase(Locale.ROOT), new ConcurrentLinkedQueue<>()));
    }

    /** The newest message of the template to the address. */
    public static OutgoingMessage last(String email, String templateKey) {
        List<OutgoingMessage> found = to(email).stream()
                .filter(message -> message.templateKey().equals(templateKey))
                .toList();
        if (found.isEmpty()) throw new AssertionError("no " + templateKey + " was sent to " + email);
        return found.get(found.size() - 1);
    }

    @Override
    public UUID send(OutgoingMessage message) {
        UUID id = messages.send(message);
        String email = message.recipient().email();
        if (email != null) {
            SEEN.computeIfAbsent(email.toLowerCase(Locale.ROOT), address -> new ConcurrentLinkedQueue<>())
                    .add(message);
        }
        return id;
    }
}
