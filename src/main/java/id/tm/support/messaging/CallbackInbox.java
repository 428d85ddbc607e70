package id.tm.support.messaging;

import com.fasterxml.jackson.databind.JsonNode;
import id.tm.platform.crypto.SecretTokens;
import id.tm.platform.work.Claim;
import id.tm.platform.work.WorkQueue;
import id.tm.support.Channel;
import id.tm.support.messaging.DeliveryReceipts.Receipt;
import id.tm.support.messaging.DeliveryReceipts.Status;
import io.quarkus.arc.All;
import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Keeps providers' callbacks and works them in; one that comes before its message is settled is tried again. */
@ApplicationScoped
class CallbackInbox {

    enum Provider {
        WAHA,
        META
    }

    private static final Logger LOG = Logger.getLogger(CallbackInbox.class);
    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final Duration FIRST_WAIT = Duration.ofSeconds(5);
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);
    private static final int ATTEMPTS = 10;

    private final List<DeliveryReceipts> rooms;
    private final Suppressions suppressions;
    private final Clock clock;

    CallbackInbox(@All List<DeliveryReceipts> rooms, Suppressions suppressions, Clock clock) {
        this.rooms = rooms;
        this.suppressions = suppressions;
        this.clock = clock;
    }

    /** Keeps it once, however often it is told. */
    @Transactional
    void keep(Provider provider, byte[] body) {
        String digest = HexFormat.of().formatHex(SecretTokens.sha256(body));
        Panache.getEntityManager()
                .createNativeQuery("select 1 from (select pg_advisory_xact_lock(hashtextextended(:key, 11))) l")
                .setParameter("key", digest)
                .getSingleResult();
        if (WhatsAppCallback.isKnown(provider.name(), digest)) return;
        WhatsAppCallback callback = new WhatsAppCallback();
        callback.dueAt = clock.instant();
        callback.provider = provider.name();
        callback.digest = digest;
        callback.body = new String(body, StandardCharsets.UTF_8);
        callback.persist();
    }

    /** Works in what is due; never throws for one of them. */
    void workOff(Instant now, int limit) {
        List<Claim> claims = QuarkusTransaction.requiringNew()
                .call(() -> WhatsAppCallback.QUEUE.claim(now, LEASE, limit, "true", Map.of()));
        for (Claim claim : claims) {
            try {
                QuarkusTransaction.requiringNew().run(() -> work(claim));
            } catch (RuntimeException e) {
                LOG.errorf(e, "callback %s failed", claim.id());
                QuarkusTransaction.requiringNew()
                        .run(() -> again(claim, e.getClass().getSimpleName()));
            }
        }
    }

    private void work(Claim claim) {
        WhatsAppCallback callback = WhatsAppCallback.byId(claim.id());
        JsonNode body = ProviderCalls.json(callback.body);
        List<Receipt> receipts = Provider.valueOf(callback.provider) == Provider.WAHA
                ? waha(body, callback.createdAt)
                : meta(body, callback.createdAt);
        Optional<Receipt> unmatched = receipts.stream()
                .filter(receipt -> rooms.stream().noneMatch(room -> room.apply(receipt)))
                .findFirst();
        if (unmatched.isPresent()) {
            again(claim, "no message " + unmatched.get().providerMessageId());
        } else {
            WhatsAppCallback.QUEUE.settle(claim, "DONE", clock.instant());
        }
    }

    private void again(Claim claim, String error) {
        Instant now = clock.instant();
        if (claim.attempts() >= ATTEMPTS) WhatsAppCallback.QUEUE.bury(claim, error, now);
        else {
            Duration wait = WorkQueue.backOff(claim.attempts(), FIRST_WAIT, LONGEST_WAIT);
            WhatsAppCallback.QUEUE.retry(claim, now.plus(wait), error, now);
        }
    }

    private static List<Receipt> waha(JsonNode body, Instant at) {
        if (!body.path("event").asText().equals("message.ack")) return List.of();
        JsonNode payload = body.path("payload");
        String id = payload.path("id").asText("");
        if (id.isEmpty() || !payload.path("fromMe").asBoolean(true)) return List.of();
        Status status =
                switch (payload.path("ack").asInt(0)) {
                    case -1 -> Status.FAILED;
                    case 1 -> Status.SENT;
                    case 2 -> Status.DELIVERED;
                    case 3, 4 -> Status.READ;
                    default -> null;
                };
        if (status == null) return List.of();
        String error = status == Status.FAILED ? "WAHA reports an error" : null;
        return List.of(new Receipt(Channel.WHATSAPP, WahaAdapter.messageId(id), status, at, error));
    }

    private List<Receipt> meta(JsonNode body, Instant receivedAt) {
        List<Receipt> receipts = new ArrayList<>();
        for (JsonNode entry : body.path("entry")) {
            for (JsonNode change : entry.path("changes")) {
                for (JsonNode status : change.path("value").path("statuses")) {
                    String id = status.path("id").asText("");
                    Status said = metaStatus(status.path("status").asText());
                    if (id.isEmpty() || said == null) continue;
                    long seconds = status.path("timestamp").asLong(0);
                    Instant at = seconds > 0 && seconds <= receivedAt.getEpochSecond() + 60
                            ? Instant.ofEpochSecond(seconds)
                            : receivedAt;
                    receipts.add(new Receipt(
                            Channel.WHATSAPP, id, said, at, said == Status.FAILED ? metaError(status) : null));
                }
            }
        }
        return receipts;
    }

    private static Status metaStatus(String word) {
        return switch (word) {
            case "sent" -> Status.SENT;
            case "delivered" -> Status.DELIVERED;
            case "read" -> Status.READ;
            case "failed" -> Status.FAILED;
            default -> null;
        };
    }

    private String metaError(JsonNode status) {
        JsonNode error = status.path("errors").path(0);
        int code = error.path("code").asInt();
        String recipient = status.path("recipient_id").asText("");
        String text = "Meta " + code + ": " + error.path("title").asText("");
        if (MetaAdapter.NO_SUCH_NUMBER.contains(code) && recipient.matches("\\d{5,20}")) {
            suppressions.suppress(Channel.WHATSAPP, "+" + recipient, text);
        }
        return text;
    }
}
