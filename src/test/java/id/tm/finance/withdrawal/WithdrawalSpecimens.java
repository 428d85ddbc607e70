package id.tm.finance.withdrawal;

import id.tm.finance.withdrawal.WithdrawalSteps.Saver;
import id.tm.testing.Specimens;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.function.Supplier;

@ApplicationScoped
class WithdrawalSpecimens implements Specimens {

    private final WithdrawalSteps steps;

    WithdrawalSpecimens(WithdrawalSteps steps) {
        this.steps = steps;
    }

    @Override
    public Map<String, Supplier<Specimen>> byPath() {
        return Map.of(WithdrawalSteps.MINE + "/{id}", () -> {
            Saver saver = steps.saver(100_000);
            return Specimen.of(saver.actor(), steps.asked(saver, 100_000));
        });
    }
}
