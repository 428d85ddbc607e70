package id.tm.finance;

import java.util.Arrays;
import java.util.Optional;

/** The fees that the back office sets, each with two admins. */
public enum FeeKind {
    /** On what a buyer pays before PPN. */
    SERVICE("service"),
    /** On what a partner pays before PPN. */
    PARTNER_ADMIN("partner-admin"),
    /** On the gross of a withdrawal. */
    TRANSFER("transfer");

    private final String key;

    FeeKind(String key) {
        this.key = key;
    }

    public static Optional<FeeKind> find(String key) {
        return Arrays.stream(values()).filter(each -> each.key.equals(key)).findFirst();
    }

    public String key() {
        return key;
    }
}
