package id.tm.sales.voucher;

import id.tm.platform.crypto.SecretTokens;

/**
 * Codes that nobody can guess: a prefix, eleven random characters of an alphabet without those that look alike (55
 * bits), and one that checks them (Luhn's algorithm modulo 32), by which a form finds a typing error before it asks.
 */
public final class VoucherCode {

    static final String ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

    private static final int RANDOM_CHARACTERS = 11;

    private VoucherCode() {}

    static String fresh(String prefix) {
        return prefix + "-" + random(RANDOM_CHARACTERS);
    }

    /** So many random characters and the one that checks them. */
    public static String random(int length) {
        String code = SecretTokens.characters(ALPHABET, length);
        return code + check(code);
    }

    /** The character that makes them a code. */
    static char check(CharSequence characters) {
        int base = ALPHABET.length();
        int sum = 0;
        for (int i = characters.length() - 1, factor = 2; i >= 0; i--, factor = 3 - factor) {
            int value = factor * ALPHABET.indexOf(characters.charAt(i));
            sum += value / base + value % base;
        }
        return ALPHABET.charAt((base - sum % base) % base);
    }
}
