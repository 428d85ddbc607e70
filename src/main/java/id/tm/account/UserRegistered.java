package id.tm.account;

import java.util.UUID;

/** Somebody has registered; fired in the transaction that creates the user, before the e-mail address is proven. */
public record UserRegistered(UUID userId) {}
