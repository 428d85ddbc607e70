package id.tm.support.messaging;

/** Addresses as they may be shown. */
public final class Addresses {

    private Addresses() {}

    /** {@code b***@example.com}, {@code +6281***789}. */
    public static String mask(String address) {
        int at = address.lastIndexOf('@');
        if (at > 0) return address.charAt(0) + "***" + address.substring(at);
        if (address.length() < 8) return "***";
        return address.substring(0, 5) + "***" + address.substring(address.length() - 3);
    }
}
