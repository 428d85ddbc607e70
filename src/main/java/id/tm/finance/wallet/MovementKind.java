package id.tm.finance.wallet;

/** What a movement did, as a person reads it. */
public enum MovementKind {
    /** Money has come and is available. */
    IN,
    /** Money that was available has gone. */
    OUT,
    /** Available money was set aside. */
    HOLD,
    /** Money set aside is available. */
    RELEASE,
    /** Money has come and is set aside for now. */
    HELD_IN,
    /** Money that was set aside has gone. */
    HELD_OUT;

    static MovementKind of(long availableDelta, long heldDelta) {
        if (heldDelta == 0) return availableDelta > 0 ? IN : OUT;
        if (availableDelta == 0) return heldDelta > 0 ? HELD_IN : HELD_OUT;
        return heldDelta > 0 ? HOLD : RELEASE;
    }
}
