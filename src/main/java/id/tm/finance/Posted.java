package id.tm.finance;

import java.util.UUID;

/** A posting in the books. {@code before} tells that it was there already: nothing has changed now. */
public record Posted(UUID transactionId, boolean before) {}
