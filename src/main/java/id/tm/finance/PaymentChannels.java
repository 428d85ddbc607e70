package id.tm.finance;

import static id.tm.finance.FinanceError.AMOUNT_OUTSIDE_CHANNEL;
import static id.tm.finance.FinanceError.CHANNEL_NOT_AVAILABLE;

import id.tm.finance.master.MasterPaymentChannel;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** The ways to pay that the back office offers. */
@ApplicationScoped
public class PaymentChannels {

    /** The channel, whatever the amount; 422 when it is not offered. */
    @Transactional
    public PaymentChannel require(String code) {
        return MasterPaymentChannel.findActive(code)
                .orElseThrow(() -> CHANNEL_NOT_AVAILABLE.with(code))
                .offered();
    }

    /** The channel for that amount; 422 when it is not offered, or not for that amount. */
    @Transactional
    public PaymentChannel require(String code, long amount) {
        MasterPaymentChannel channel =
                MasterPaymentChannel.findActive(code).orElseThrow(() -> CHANNEL_NOT_AVAILABLE.with(code));
        if (amount < channel.minAmount || amount > channel.maxAmount) {
            throw AMOUNT_OUTSIDE_CHANNEL.with(channel.minAmount, channel.maxAmount);
        }
        return channel.offered();
    }
}
