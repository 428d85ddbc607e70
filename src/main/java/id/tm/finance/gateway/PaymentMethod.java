package id.tm.finance.gateway;

/** How somebody paid. */
public enum PaymentMethod {
    VA,
    EWALLET,
    QRIS,
    RETAIL,
    CARD,
    OTHER;

    /** Whether providers can send money back the way it came; else it takes a bank transfer. */
    public boolean isRefundable() {
        return this != VA && this != RETAIL;
    }

    /** Of a provider's own word; null when nobody has chosen yet. */
    public static PaymentMethod of(PaymentProvider provider, String word) {
        return provider == PaymentProvider.XENDIT ? ofXendit(word) : ofMidtrans(word);
    }

    /** Of Midtrans' {@code payment_type}; null when nobody has chosen yet. */
    static PaymentMethod ofMidtrans(String type) {
        return switch (type) {
            case "" -> null;
            case "bank_transfer", "echannel", "permata" -> VA;
            case "gopay", "shopeepay", "dana", "ovo" -> EWALLET;
            case "qris" -> QRIS;
            case "cstore" -> RETAIL;
            case "credit_card" -> CARD;
            default -> OTHER;
        };
    }

    /** Of Xendit's {@code payment_method}; null when nobody has chosen yet. */
    static PaymentMethod ofXendit(String method) {
        return switch (method) {
            case "" -> null;
            case "BANK_TRANSFER", "VIRTUAL_ACCOUNT" -> VA;
            case "EWALLET" -> EWALLET;
            case "QR_CODE", "QRIS" -> QRIS;
            case "RETAIL_OUTLET" -> RETAIL;
            case "CREDIT_CARD" -> CARD;
            default -> OTHER;
        };
    }
}
