package id.tm.support;

import java.util.UUID;

/** Sends messages: the row is written in the caller's transaction and delivered by workers after its commit. */
public interface Messages {

    /** Queues the message; returns its id. Must run in a transaction. */
    UUID send(OutgoingMessage message);
}
