package id.tm.sales.executive;

import static id.tm.sales.SalesError.COMPANY_REQUIRED;
import static id.tm.sales.SalesError.EXECUTIVE_TRANSACTION_NOT_FOUND;

import id.tm.account.Partner;
import id.tm.account.Partners;
import id.tm.sales.voucher.Buyer;
import id.tm.sales.voucher.Buyers;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** Which company somebody acts for: partners and their operators do, who cannot log in once it is not active. */
@ApplicationScoped
class Companies {

    private final Buyers buyers;
    private final Partners partners;

    Companies(Buyers buyers, Partners partners) {
        this.buyers = buyers;
        this.partners = partners;
    }

    /** 403 for who acts for none. */
    Partner require(UUID userId) {
        return find(userId).orElseThrow(COMPANY_REQUIRED::with);
    }

    /** The same where a purchase is named: none is that of somebody who acts for no company. */
    Partner requireOwner(UUID userId) {
        return find(userId).orElseThrow(EXECUTIVE_TRANSACTION_NOT_FOUND::with);
    }

    private Optional<Partner> find(UUID userId) {
        Buyer buyer = buyers.of(userId);
        return Optional.ofNullable(buyer.partnerId()).flatMap(partners::find);
    }
}
