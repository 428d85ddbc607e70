package id.tm.finance.payout;

import java.text.Normalizer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds numbers of cards, which are nowhere to be written down: 13 to 19 digits whose check digit (Luhn) fits. */
final class CardNumbers {

    private static final int SHORTEST = 13;
    private static final int LONGEST = 19;

    /** Digits that a person could read as one number. */
    private static final Pattern IN_TEXT = Pattern.compile("[0-9](?:[^\\p{L}0-9]{0,3}[0-9])+");

    /** The same between the ends of words; letters beside digits make a token of a provider. */
    private static final Pattern BETWEEN_WORDS =
            Pattern.compile("(?<![A-Za-z0-9])[0-9]+(?:[ ._/-]{1,3}[0-9]+)*(?![A-Za-z0-9])");

    private static final Pattern UNBROKEN = Pattern.compile("[0-9]+");
    private static final Pattern FIRST_OF_CARD = Pattern.compile("[3-6][0-9]*");

    /** As numbers are printed on cards. */
    private static final Pattern GROUPED =
            Pattern.compile("[0-9]{4}[ .-][0-9]{4}[ .-][0-9]{4}[ .-][0-9]{1,7}|[0-9]{4}[ .-][0-9]{6}[ .-][0-9]{4,5}");

    /** 16 digits as Visa, Mastercard, JCB, GPN, UnionPay and their like have them. */
    private static final Pattern OF_ISSUER =
            Pattern.compile("(?:1946|2[2-7][0-9]{2}|35[0-9]{2}|4[0-9]{3}|5[0-9]{3}|6[0-9]{3})[0-9]{12}");

    private CardNumbers() {}

    /** Whether text of people, such as a name, holds the number of a card, also amid other digits. */
    static boolean inText(String text) {
        Matcher run = IN_TEXT.matcher(plain(text));
        while (run.find()) {
            String digits = digitsOf(run.group());
            for (int from = 0; from + SHORTEST <= digits.length(); from++) {
                for (int to = from + SHORTEST; to <= Math.min(digits.length(), from + LONGEST); to++) {
                    if (isCardNumber(digits.substring(from, to))) return true;
                }
            }
        }
        return false;
    }

    /** Whether what should be a provider's token is or holds the number itself; one of many letters and digits is fine. */
    static boolean inToken(String token) {
        String plain = plain(token);
        Matcher words = BETWEEN_WORDS.matcher(plain);
        while (words.find()) {
            if (isCardNumber(digitsOf(words.group()))) return true;
        }
        Matcher unbroken = UNBROKEN.matcher(plain);
        while (unbroken.find()) {
            if (FIRST_OF_CARD.matcher(unbroken.group()).matches() && isCardNumber(unbroken.group())) return true;
        }
        return false;
    }

    /** Whether the number of a bank account is written or made as that of a card. One in ten has a fitting check digit by chance. */
    static boolean isForAccount(String number) {
        String plain = plain(number).strip();
        String digits = digitsOf(plain);
        return isCardNumber(digits)
                && (GROUPED.matcher(plain).matches()
                        || OF_ISSUER.matcher(digits).matches());
    }

    static boolean isCardNumber(String digits) {
        if (digits.length() < SHORTEST || digits.length() > LONGEST) return false;
        int sum = 0;
        boolean twice = false;
        for (int at = digits.length() - 1; at >= 0; at--) {
            int digit = digits.charAt(at) - '0';
            sum += twice ? digit * 2 / 10 + digit * 2 % 10 : digit;
            twice = !twice;
        }
        return sum % 10 == 0 && !digits.chars().allMatch(each -> each == '0');
    }

    private static String digitsOf(String text) {
        return text.replaceAll("[^0-9]", "");
    }

    /** Digits of other scripts and full width are digits too. */
    private static String plain(String text) {
        StringBuilder plain = new StringBuilder();
        Normalizer.normalize(text, Normalizer.Form.NFKC)
                .codePoints()
                .forEach(each ->
                        plain.appendCodePoint(Character.isDigit(each) ? '0' + Character.digit(each, 10) : each));
        return plain.toString();
    }
}
