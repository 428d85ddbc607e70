package id.tm.sales.transaction;

/** Who brought a purchase further. */
public enum TransactionSource {
    BUYER,
    PROVIDER,
    ADMIN,
    SERVICE
}
