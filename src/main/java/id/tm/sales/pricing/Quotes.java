package id.tm.sales.pricing;

import static id.tm.platform.problem.PlatformError.INVALID_INPUT;
import static id.tm.sales.SalesError.NOT_SOLD_BY_SEAT;
import static id.tm.sales.SalesError.PRODUCT_NOT_ON_SALE;

import id.tm.finance.Fee;
import id.tm.finance.FeeKind;
import id.tm.finance.PaymentChannels;
import id.tm.finance.Setting;
import id.tm.finance.Settings;
import id.tm.platform.problem.FieldError;
import id.tm.sales.ProductKind;
import id.tm.sales.discount.Discounts;
import id.tm.sales.product.Product;
import id.tm.sales.product.ProductPart;
import id.tm.sales.voucher.Buyer;
import id.tm.sales.voucher.Vouchers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Prices baskets by the products, discounts, vouchers, fees and taxes of a moment. */
@ApplicationScoped
public class Quotes {

    private final Discounts discounts;
    private final Vouchers vouchers;
    private final Settings settings;
    private final PaymentChannels channels;

    Quotes(Discounts discounts, Vouchers vouchers, Settings settings, PaymentChannels channels) {
        this.discounts = discounts;
        this.vouchers = vouchers;
        this.settings = settings;
        this.channels = channels;
    }

    /**
     * What it costs that buyer then; without any effect. 422 when a product is not on sale, or not by the seat, or the
     * channel is not offered or not for such an amount; codes that cannot be used are refused in the quote itself.
     */
    @Transactional
    public Quote price(QuoteOrder order, Buyer buyer, Instant now) {
        Basket basket = basket(order.skus(), order.quantity(), now);
        Settings.Pinned<Fee> service = settings.fee(FeeKind.SERVICE, now);
        PriceRules rules = new PriceRules(
                discounts.inEffect(now),
                // companies buy seats, and nobody brings a company
                basket.hasSeats() ? List.of() : order.benefits(),
                order.codes().isEmpty() ? List.of() : vouchers.look(order.codes(), buyer, now),
                new PriceRules.ServiceFee(service.versionId(), service.value()),
                channel(order.channel()),
                settings.ppn(now),
                settings.integer(Setting.BUNDLE_REVENUE_UNIT, now).value());
        Quote quote = Pricing.price(basket, rules);
        if (order.channel() != null && !quote.costsNothing()) channels.require(order.channel(), quote.total());
        return quote;
    }

    private Basket basket(List<String> skus, int quantity, Instant now) {
        if (new HashSet<>(skus).size() < skus.size()) {
            throw INVALID_INPUT.with().fields(List.of(new FieldError("items", "duplicate", "each product once")));
        }
        Map<String, Product> products = Product.listOnSale(skus, now).stream()
                .collect(Collectors.toMap(product -> product.sku, Function.identity()));
        for (String sku : skus) {
            if (!products.containsKey(sku)) throw PRODUCT_NOT_ON_SALE.with(sku);
            if (quantity > 1 && products.get(sku).kind != ProductKind.EXECUTIVE) throw NOT_SOLD_BY_SEAT.with(sku);
        }
        Map<UUID, List<ProductPart.Part>> parts = ProductPart.of(products.values());
        return new Basket(skus.stream()
                .map(products::get)
                .map(product -> Basket.Item.of(product, quantity, parts.getOrDefault(product.id, List.of())))
                .toList());
    }

    private PriceRules.@Nullable ChannelFee channel(@Nullable String code) {
        if (code == null) return null;
        return new PriceRules.ChannelFee(code, channels.require(code).fee());
    }
}
