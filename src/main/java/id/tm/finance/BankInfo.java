package id.tm.finance;

import org.jspecify.annotations.Nullable;

/** A bank that payouts can go to. {@code xenditCode} is how the provider of payouts calls it. */
public record BankInfo(
        String code,
        String name,
        @Nullable String swift,
        @Nullable String xenditCode) {}
