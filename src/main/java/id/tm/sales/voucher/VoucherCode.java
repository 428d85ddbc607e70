package id.tm.sales.voucher;

import java.security.SecureRandom;

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
        // Not a static field: native-image would freeze its seed into the executable.
        SecureRandom random = new SecureRandom();
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < length; i++) code.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        return code.toString() + check(code);
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
