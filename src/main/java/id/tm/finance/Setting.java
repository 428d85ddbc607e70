package id.tm.finance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Arrays;
import java.util.Optional;

/** What the back office can set about money, with effect from an instant. A guarded one takes two admins. */
public enum Setting {
    PPN_PKP("ppn.pkp", Type.BOOLEAN, true),
    PPN_RATE_PERCENT("ppn.rate-percent", Type.DECIMAL, true),
    PPN_BASE("ppn.base", Type.JSON, true),
    PPH_21("pph-21", Type.JSON, true),
    PPH_23("pph-23", Type.JSON, true),
    /** From this day (WIB) a 15-digit NPWP is not taken any more. */
    NPWP_16_DIGITS_FROM("npwp.16-digits-from", Type.DATE, true),
    /** The multiples, in rupiah, in which the revenue of a bundle is divided among its parts. */
    BUNDLE_REVENUE_UNIT("bundle.revenue-unit", Type.INTEGER, false),
    WITHDRAWAL_MINIMUM("withdrawal.minimum", Type.INTEGER, false),
    WITHDRAWAL_MAXIMUM("withdrawal.maximum", Type.INTEGER, false),
    /** Above this gross amount a second admin approves. */
    WITHDRAWAL_SECOND_APPROVAL_ABOVE("withdrawal.second-approval-above", Type.INTEGER, false),
    /** No withdrawal for so long after a change of password or bank account. */
    WITHDRAWAL_COOL_DOWN_HOURS("withdrawal.cool-down-hours", Type.INTEGER, false),
    REFUND_WINDOW_DAYS("refund.window-days", Type.INTEGER, false),
    /** Above this amount a second admin confirms that a purchase was paid to the bank. */
    SALES_SECOND_APPROVAL_ABOVE("sales.second-approval-above", Type.INTEGER, false);

    public enum Type {
        INTEGER,
        DECIMAL,
        BOOLEAN,
        DATE,
        JSON
    }

    /** The part of the price that PPN is computed from. */
    @io.quarkus.runtime.annotations.RegisterForReflection
    public record PpnBase(int numerator, int denominator) {

        boolean isSound() {
            return numerator >= 1 && numerator <= denominator && denominator <= 1_000;
        }
    }

    private static final long MOST = 999_999_999_999L;

    private final String key;
    private final Type type;
    private final boolean guarded;

    Setting(String key, Type type, boolean guarded) {
        this.key = key;
        this.type = type;
        this.guarded = guarded;
    }

    public static Optional<Setting> find(String key) {
        return Arrays.stream(values()).filter(each -> each.key.equals(key)).findFirst();
    }

    public String key() {
        return key;
    }

    public Type type() {
        return type;
    }

    public boolean isGuarded() {
        return guarded;
    }

    /** Whether it can have this value. */
    public boolean accepts(JsonNode value, ObjectMapper json) {
        return switch (type) {
            case INTEGER ->
                value.isIntegralNumber()
                        && value.canConvertToLong()
                        && value.longValue() >= (this == BUNDLE_REVENUE_UNIT ? 1 : 0)
                        && value.longValue() <= MOST;
            case DECIMAL -> value.isNumber() && Pph23.isPercentage(value.decimalValue());
            case BOOLEAN -> value.isBoolean();
            case DATE ->
                value.isTextual()
                        && value.textValue().matches("20\\d\\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])")
                        && isDate(value.textValue());
            case JSON -> isRule(value, json);
        };
    }

    private static boolean isDate(String text) {
        try {
            java.time.LocalDate.parse(text);
            return true;
        } catch (java.time.DateTimeException e) {
            return false;
        }
    }

    private boolean isRule(JsonNode value, ObjectMapper json) {
        if (!value.isObject()) return false;
        try {
            return switch (this) {
                case PPN_BASE -> json.treeToValue(value, PpnBase.class).isSound();
                case PPH_21 -> json.treeToValue(value, Pph21.class).isSound();
                case PPH_23 -> json.treeToValue(value, Pph23.class).isSound();
                default -> false;
            };
        } catch (com.fasterxml.jackson.core.JacksonException | NullPointerException e) {
            return false;
        }
    }
}
