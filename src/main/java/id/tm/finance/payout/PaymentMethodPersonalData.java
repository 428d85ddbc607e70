package id.tm.finance.payout;

import id.tm.platform.privacy.PersonalData;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/** The ways to pay that somebody has had kept. */
@ApplicationScoped
class PaymentMethodPersonalData implements PersonalData {

    @Override
    public String section() {
        return "payment-methods";
    }

    @Override
    @Transactional
    public Object export(UUID userId) {
        List<UserPaymentMethod> methods = UserPaymentMethod.listOfUser(userId);
        return methods.isEmpty()
                ? null
                : methods.stream().map(PaymentMethodView::of).toList();
    }

    @Override
    @Transactional
    public void erase(UUID userId) {
        UserPaymentMethod.delete("userId", userId);
    }
}
