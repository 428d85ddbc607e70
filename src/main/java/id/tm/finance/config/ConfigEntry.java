package id.tm.finance.config;

import static id.tm.finance.FinanceError.OWN_PROPOSAL;
import static id.tm.platform.problem.PlatformError.ILLEGAL_STATE;

import id.tm.platform.BaseEntity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.MappedSuperclass;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One value of one setting, with effect from an instant; its id is the version that others keep. */
@MappedSuperclass
public abstract class ConfigEntry extends BaseEntity {

    public String key;

    /** As JSON. */
    public String value;

    public String reason;

    private boolean guarded;
    private Instant effectiveFrom;

    @Enumerated(EnumType.STRING)
    private ConfigState state;

    /** Null for what the service came with. */
    private UUID proposedBy;

    private UUID decidedBy;
    private Instant decidedAt;

    /** {@code wanted} null: as soon as may be. */
    void propose(boolean twoAdmins, UUID adminId, @Nullable Instant wanted, Instant now) {
        guarded = twoAdmins;
        state = ConfigState.PROPOSED;
        proposedBy = adminId;
        effectiveFrom = wanted == null ? now : wanted;
        if (!twoAdmins) decide(ConfigState.APPROVED, adminId, now);
    }

    /** What was to begin before it was approved begins now. */
    void approve(UUID adminId, Instant now) {
        if (guarded && adminId.equals(proposedBy)) throw OWN_PROPOSAL.with();
        if (effectiveFrom.isBefore(now)) effectiveFrom = now;
        decide(ConfigState.APPROVED, adminId, now);
    }

    void reject(UUID adminId, Instant now) {
        decide(ConfigState.REJECTED, adminId, now);
    }

    /** A proposal, or a value that is not in effect yet and did not take two admins. */
    void withdraw(UUID adminId, Instant now) {
        boolean fixed = state == ConfigState.APPROVED && (guarded || !effectiveFrom.isAfter(now));
        if (fixed) throw ILLEGAL_STATE.with(state.name()).property("currentState", state.name());
        decide(ConfigState.WITHDRAWN, adminId, now);
    }

    private void decide(ConfigState next, UUID adminId, Instant now) {
        state = state.become(next);
        decidedBy = adminId;
        decidedAt = now;
    }

    public Instant effectiveFrom() {
        return effectiveFrom;
    }

    boolean isGuarded() {
        return guarded;
    }

    ConfigState state() {
        return state;
    }

    UUID proposedBy() {
        return proposedBy;
    }

    UUID decidedBy() {
        return decidedBy;
    }

    Instant decidedAt() {
        return decidedAt;
    }
}
