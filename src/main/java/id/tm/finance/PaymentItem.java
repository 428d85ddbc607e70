package id.tm.finance;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * One line of what is paid. Fees and tax are lines of their own, a discount is a line with a negative price: providers
 * want the lines to add up to the amount.
 *
 * @param price rupiah for one
 */
@RegisterForReflection
public record PaymentItem(String code, String name, long price, int quantity) {

    public long total() {
        return Math.multiplyExact(price, quantity);
    }
}
