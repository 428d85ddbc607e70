package id.tm.partner;

import id.tm.platform.problem.ErrorCode;

/** What can go wrong with partners, with the status a client gets. Texts: messages/partner_{id,en}.properties. */
public enum PartnerError implements ErrorCode {
    INVOICE_NOT_FOUND(404),
    PARTNER_PROFILE_MISSING(404),
    UNKNOWN_PARTNER(422),
    BILLING_CONTACT_MISSING(422),
    INVOICE_TOO_LARGE(422),
    DUE_DATE_OUT_OF_RANGE(422),
    PAYMENT_DATE_OUT_OF_RANGE(422);

    private final int status;

    PartnerError(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
