package id.tm.finance.payout;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * As what somebody is taxed: PPh 23 for a company, else PPh 21; more without a verified number.
 *
 * @param taxNumberId the row of user_npwps, for {@link UserNpwp#numberOf} and {@link UserNpwp#keepForTax}; null when
 *     there is no verified number, so no number to be told to the tax office
 * @param company whether the user says to be one; a claim that was rejected does not count
 */
public record TaxIdentity(@Nullable UUID taxNumberId, boolean company, boolean hasVerifiedNumber) {

    private static final TaxIdentity NOBODY = new TaxIdentity(null, false, false);

    /** As it was at an instant; somebody without any number is a person without one. */
    public static TaxIdentity of(UUID userId, Instant at) {
        Optional<UserNpwp> number = UserNpwp.findAt(userId, at);
        return number.map(said -> of(said, at)).orElse(NOBODY);
    }

    private static TaxIdentity of(UserNpwp said, Instant at) {
        if (said.verification().state() == CheckState.REJECTED) return NOBODY;
        boolean verified = said.isVerifiedAt(at);
        return new TaxIdentity(verified ? said.id : null, said.isCompany(), verified);
    }
}
