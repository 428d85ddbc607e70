package id.tm.account.user;

import java.util.Locale;
import java.util.Set;

/** Where mail to an address ends up, as far as the address tells. */
public final class Mailbox {

    private static final Set<String> WITHOUT_DOTS = Set.of("gmail.com", "googlemail.com");

    private Mailbox() {}

    /** The same for every way of writing it: case, what follows a plus sign, and the dots of Gmail do not count. */
    public static String of(String address) {
        String lower = address.strip().toLowerCase(Locale.ROOT);
        int at = lower.lastIndexOf('@');
        if (at < 0) return lower;
        String name = lower.substring(0, at);
        String domain = lower.substring(at + 1);
        int plus = name.indexOf('+');
        if (plus > 0) name = name.substring(0, plus);
        if (!WITHOUT_DOTS.contains(domain)) return name + "@" + domain;
        return name.replace(".", "") + "@gmail.com";
    }
}
