package id.tm.sales.referral;

import static id.tm.sales.SalesError.REFERRAL_CODE_INVALID;
import static id.tm.sales.SalesError.SELF_REFERRAL;

import id.tm.account.People;
import id.tm.account.Person;
import id.tm.finance.BankAccounts;
import id.tm.sales.SalesConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finds out who brings a buyer: the code that is named, else the last visit that counts. */
@ApplicationScoped
public class Referrals {

    /** What is to be bought, and whether it is. */
    private record Wish(Collection<String> skus, Instant now, boolean bought) {

        Map<String, ReferralRule> rules(ReferralCode code) {
            return ReferralRule.bySku(skus, code.tier, now, bought);
        }
    }

    private final People people;
    private final BankAccounts bankAccounts;
    private final SalesConfig.Referrals config;

    Referrals(People people, BankAccounts bankAccounts, SalesConfig config) {
        this.people = people;
        this.bankAccounts = bankAccounts;
        this.config = config.referrals();
    }

    /**
     * Who brings somebody to buy those products. 422 when the code that is named brings nobody, or is the buyer's own; a
     * visit that does not count is passed over.
     *
     * @param buyer null for somebody who has not logged in
     * @param named the code that the buyer has typed, null for none
     * @param cookie what the cookie of the visitor holds, null for none
     */
    @Transactional
    public Optional<Referral> find(
            @Nullable UUID buyer,
            @Nullable String named,
            @Nullable String cookie,
            Collection<String> skus,
            Instant now) {
        return find(buyer, named, cookie, new Wish(skus, now, false));
    }

    /** The same for a purchase that is begun in this transaction: until it ends nobody changes the rules. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<Referral> findToFreeze(
            UUID buyer, @Nullable String named, @Nullable String cookie, Collection<String> skus, Instant now) {
        return find(buyer, named, cookie, new Wish(skus, now, true));
    }

    private Optional<Referral> find(@Nullable UUID buyer, @Nullable String named, @Nullable String cookie, Wish wish) {
        Visitor visitor = Visitor.of(cookie);
        List<VisitReferral> clicks = VisitReferral.listClicks(
                visitor == null ? null : visitor.hash(), buyer, wish.now().minus(config.clickCountsFor()));
        return named == null ? clicked(clicks, buyer, wish) : Optional.of(named(named, clicks, buyer, wish));
    }

    /** Writes down who brought a purchase and what that earns; without anybody nothing. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void freeze(UUID transactionId, UUID buyer, @Nullable Referral referral, List<ReferredLine> lines) {
        if (referral == null) return;
        ReferralAttribution attribution = new ReferralAttribution(transactionId, buyer, referral);
        attribution.persist();
        for (ReferredLine line : lines) {
            ReferralRule rule = referral.rules().get(line.sku());
            if (rule != null) new ReferralTerm(attribution.id, line, rule).persist();
        }
    }

    private Referral named(String named, List<VisitReferral> clicks, @Nullable UUID buyer, Wish wish) {
        ReferralCode code = ReferralCode.findByCode(named).orElseThrow(() -> REFERRAL_CODE_INVALID.with(named));
        ReferralRefusal refusal = refusal(code, buyer);
        if (refusal != null) throw refusal.isOwn() ? SELF_REFERRAL.with() : REFERRAL_CODE_INVALID.with(named);
        VisitReferral visit = clicks.stream()
                .filter(click -> click.codeId.equals(code.id))
                .findFirst()
                .orElse(null);
        return new Referral(code, ReferralSource.CODE, visit, null, wish.rules(code));
    }

    private Optional<Referral> clicked(List<VisitReferral> clicks, @Nullable UUID buyer, Wish wish) {
        Set<UUID> tried = new HashSet<>();
        Referral passedOver = null;
        for (VisitReferral click : clicks) {
            if (!tried.add(click.codeId)) continue;
            ReferralCode code = ReferralCode.require(click.codeId);
            ReferralRefusal refusal = refusal(code, buyer);
            if (refusal == null) {
                return Optional.of(new Referral(code, ReferralSource.VISIT, click, null, wish.rules(code)));
            }
            if (passedOver == null) {
                passedOver = new Referral(code, ReferralSource.VISIT, click, refusal, Map.of());
            }
        }
        return Optional.ofNullable(passedOver);
    }

    private @Nullable ReferralRefusal refusal(ReferralCode code, @Nullable UUID buyer) {
        if (!code.isActive()) return ReferralRefusal.CODE_INACTIVE;
        if (people.find(code.userId).filter(Person::active).isEmpty()) return ReferralRefusal.REFERRER_INACTIVE;
        if (buyer == null) return null;
        if (buyer.equals(code.userId)) return ReferralRefusal.SAME_USER;
        if (people.sharePhone(buyer, code.userId)) return ReferralRefusal.SAME_PHONE;
        if (people.shareMailbox(buyer, code.userId)) return ReferralRefusal.SAME_MAILBOX;
        return bankAccounts.areShared(buyer, code.userId) ? ReferralRefusal.SAME_BANK_ACCOUNT : null;
    }
}
