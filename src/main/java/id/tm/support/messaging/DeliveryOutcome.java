package id.tm.support.messaging;

/** What became of one hand-off. */
public sealed interface DeliveryOutcome {

    /** The provider has it. {@code providerMessageId} is what its later callbacks call it. */
    record Sent(String providerMessageId) implements DeliveryOutcome {}

    /** Not now, or not known: the same delivery may be handed over again, and is recognised as the same mail. */
    record Transient(String error) implements DeliveryOutcome {}

    /**
     * Never this way.
     *
     * @param badAddress the address itself takes no mail; {@link Courier} has put it among the suppressed ones
     */
    record Permanent(String error, boolean badAddress) implements DeliveryOutcome {}

    /** It was not handed over: by the time it came to its turn, it was somebody else's. */
    record Withheld() implements DeliveryOutcome {}
}
