package id.tm.sales.voucher;

import id.tm.platform.privacy.PersonalData;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/** Which vouchers somebody has used. Nothing of it is erased: it belongs to purchases, and names nobody but by id. */
@ApplicationScoped
class VoucherPersonalData implements PersonalData {

    @Override
    public String section() {
        return "vouchers";
    }

    @Override
    @Transactional
    public Object export(UUID userId) {
        List<VoucherRedemption> uses = VoucherRedemption.list("userId = ?1 order by createdAt, id", userId);
        return uses.isEmpty()
                ? null
                : uses.stream().map(VoucherRedemptionView::of).toList();
    }

    @Override
    public void erase(UUID userId) {
        // see above
    }
}
