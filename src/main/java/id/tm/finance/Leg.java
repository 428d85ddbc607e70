package id.tm.finance;

import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One entry to be: money into an account (a credit, positive) or out of it (a debit, negative).
 *
 * @param walletId whose account, null for one of the house
 * @param qualifier tells accounts of the house of one kind apart, empty where there is only one
 */
public record Leg(AccountKind account, @Nullable UUID walletId, String qualifier, long amount) {

    private static final Pattern QUALIFIER = Pattern.compile("([A-Z][A-Z0-9_]{0,39})?");

    public Leg {
        if (account.isWallet() != (walletId != null)) throw new IllegalArgumentException(account + " of " + walletId);
        if (!QUALIFIER.matcher(qualifier).matches()) throw new IllegalArgumentException("qualifier " + qualifier);
    }

    public static Leg credit(AccountKind account, long amount) {
        return credit(account, "", amount);
    }

    public static Leg credit(AccountKind account, String qualifier, long amount) {
        return new Leg(account, null, qualifier, amount);
    }

    public static Leg debit(AccountKind account, long amount) {
        return debit(account, "", amount);
    }

    public static Leg debit(AccountKind account, String qualifier, long amount) {
        return new Leg(account, null, qualifier, -amount);
    }

    /** Into a part of a wallet. */
    public static Leg into(UUID walletId, AccountKind part, long amount) {
        return new Leg(part, walletId, "", amount);
    }

    /** Out of a part of a wallet. */
    public static Leg outOf(UUID walletId, AccountKind part, long amount) {
        return new Leg(part, walletId, "", -amount);
    }

    /** The same money back. */
    public Leg reversed() {
        return new Leg(account, walletId, qualifier, Math.negateExact(amount));
    }
}
