package id.tm.support.messaging;

import id.tm.support.Channel;
import java.time.Instant;

/** A room that hands messages over and wants to know what the provider later says of them; one bean per table. */
public interface DeliveryReceipts {

    /** In rising order: a later word never takes back a higher one, whatever the order in which they come in. */
    enum Status {
        SENT,
        FAILED,
        DELIVERED,
        READ
    }

    /** @param error the provider's reason when FAILED, else null */
    record Receipt(Channel channel, String providerMessageId, Status status, Instant at, String error) {}

    /** Whether the message is one of this room's; its state then is at least what the receipt says. In a transaction. */
    boolean apply(Receipt receipt);
}
