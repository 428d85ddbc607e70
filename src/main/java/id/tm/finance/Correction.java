package id.tm.finance;

import java.util.List;
import java.util.UUID;

/** Takes a posting back, entry by entry. {@code original} are the entries as they were written, {@code taken} what for. */
public record Correction(UUID transactionId, Purpose taken, List<Leg> original, String note) implements Posting {

    @Override
    public Purpose purpose() {
        return Purpose.CORRECTION;
    }

    @Override
    public Reference reference() {
        return new Reference("LEDGER_TRANSACTION", transactionId);
    }

    @Override
    public List<Leg> legs() {
        return original.stream().map(Leg::reversed).toList();
    }

    @Override
    public UUID reversalOf() {
        return transactionId;
    }

    @Override
    public boolean earning() {
        return taken.isEarning();
    }
}
