package id.tm.finance;

import java.util.UUID;

/**
 * What a wallet holds, in rupiah.
 *
 * @param available below zero after a claw-back of money that was spent
 * @param lifetime ever earned, less what was clawed back
 */
public record WalletBalance(UUID walletId, UUID userId, long available, long held, long lifetime) {}
