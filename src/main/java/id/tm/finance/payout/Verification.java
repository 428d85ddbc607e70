package id.tm.finance.payout;

import static id.tm.platform.problem.PlatformError.ILLEGAL_STATE;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What an admin found out, when, and what the name came to. */
@Embeddable
public class Verification {

    @Enumerated(EnumType.STRING)
    private CheckState state = CheckState.PENDING;

    @Enumerated(EnumType.STRING)
    private @Nullable NameCheck nameCheck;

    private @Nullable String note;
    private @Nullable Instant checkedAt;
    private @Nullable UUID checkedBy;

    void verify(UUID adminId, NameCheck found, @Nullable String why, Instant now) {
        move(CheckState.VERIFIED);
        checked(adminId, found, why, now);
    }

    void reject(UUID adminId, @Nullable NameCheck found, String why, Instant now) {
        move(CheckState.REJECTED);
        checked(adminId, found, why, now);
    }

    /** What was checked is not what it was any more. */
    void startAnew() {
        state = CheckState.PENDING;
        nameCheck = null;
        note = null;
        checkedAt = null;
        checkedBy = null;
    }

    /** What admins wrote may be about people. */
    void eraseNote() {
        note = null;
    }

    private void move(CheckState next) {
        if (!state.canBecome(next)) throw ILLEGAL_STATE.with(state).property("currentState", state);
        state = next;
    }

    private void checked(UUID adminId, @Nullable NameCheck found, @Nullable String why, Instant now) {
        nameCheck = found;
        note = why;
        checkedAt = now.truncatedTo(ChronoUnit.MICROS);
        checkedBy = adminId;
    }

    public boolean isVerified() {
        return state == CheckState.VERIFIED;
    }

    CheckState state() {
        return state;
    }

    @Nullable
    NameCheck nameCheck() {
        return nameCheck;
    }

    @Nullable
    String note() {
        return note;
    }

    @Nullable
    Instant checkedAt() {
        return checkedAt;
    }

    @Nullable
    UUID checkedBy() {
        return checkedBy;
    }
}
