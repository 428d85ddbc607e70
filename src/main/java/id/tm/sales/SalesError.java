package id.tm.sales;

import id.tm.platform.problem.ErrorCode;

/** What can go wrong in sales, with the status a client gets. Texts: messages/sales_{id,en}.properties. */
public enum SalesError implements ErrorCode {
    MAY_NOT_BUY(403),
    COMPANY_REQUIRED(403),
    EXECUTIVE_INVITATION_OF_ANOTHER(403),
    PRODUCT_NOT_FOUND(404),
    TRANSACTION_NOT_FOUND(404),
    EXECUTIVE_TRANSACTION_NOT_FOUND(404),
    EXECUTIVE_ASSIGNMENT_NOT_FOUND(404),
    ENTITLEMENT_NOT_FOUND(404),
    DISCOUNT_NOT_FOUND(404),
    VOUCHER_NOT_FOUND(404),
    VOUCHER_BATCH_NOT_FOUND(404),
    SKU_TAKEN(409),
    SLUG_TAKEN(409),
    DISCOUNT_CODE_TAKEN(409),
    VOUCHER_CODE_TAKEN(409),
    VOUCHER_QUOTA_USED(409),
    VOUCHER_EXHAUSTED(409),
    VOUCHER_USER_LIMIT(409),
    VOUCHER_FIRST_PURCHASE_ONLY(409),
    SECOND_APPROVER_NEEDED(409),
    ENTITLEMENT_REFUND_UNDER_WAY(409),
    ENTITLEMENT_EXPIRED(409),
    EXECUTIVE_SEATS_TAKEN(409),
    EXECUTIVE_SEAT_IN_USE(409),
    EXECUTIVE_SEAT_HELD_ALREADY(409),
    EXECUTIVE_EMAIL_ASSIGNED(409),
    EXECUTIVE_INVITATION_UNUSABLE(410),
    VOUCHER_REFUSED(422),
    SKU_FIXED(422),
    PRODUCT_NOT_COMPLETE(422),
    UNKNOWN_SKU(422),
    UNKNOWN_VOUCHER_BATCH(422),
    PRODUCT_NOT_ON_SALE(422),
    SOLD_TO_COMPANIES(422),
    NOT_SOLD_BY_SEAT(422),
    TOO_MANY_SEATS(422),
    /** Of a whole file, as the end of its task. */
    IMPORT_ROWS_WRONG(422);

    private final int status;

    SalesError(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
