package id.tm.support.audit;

import id.tm.support.audit.VerificationView.Kind;
import java.security.MessageDigest;

/** Goes along the chain. Behind a break it goes on from what is stored, so that each break is told once. */
final class Walk {

    private final SealChain chain;
    private final Findings findings;
    private Link before;
    private long checked;
    private long dropped;

    /** @param before the seal that the first one hangs on, null at the beginning of the chain */
    Walk(SealChain chain, Findings findings, Link before) {
        this.chain = chain;
        this.findings = findings;
        this.before = before;
    }

    void check(Link link) {
        checked++;
        if (link.found() != null && !MessageDigest.isEqual(link.found(), link.rowHash())) add(Kind.ROW_CHANGED, link);
        if (link.found() == null && link.dropped()) dropped++;
        else if (link.found() == null) add(Kind.ROW_MISSING, link);
        next(link);
    }

    /** Looks only at how it hangs on the one before; null when there is none. */
    void next(Link link) {
        if (link == null) return;
        boolean sameDay = before != null && before.day().equals(link.day());
        byte[] previous = before == null ? SealChain.BEGINNING : before.chainHash();
        if (link.seq() != (sameDay ? before.seq() + 1 : 1)) add(Kind.SEALS_MISSING, link);
        else if (!chain.hasKey(link.keyId())) add(Kind.KEY_UNKNOWN, link);
        else if (!chain.fits(link.chainHash(), previous, link.rowHash(), link.day(), link.seq(), link.logId()))
            add(Kind.CHAIN_BROKEN, link);
        before = link;
    }

    long checked() {
        return checked;
    }

    long dropped() {
        return dropped;
    }

    private void add(Kind kind, Link link) {
        findings.add(kind, link.day(), link.seq(), link.logId());
    }
}
