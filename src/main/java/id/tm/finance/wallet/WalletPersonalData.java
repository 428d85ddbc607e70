package id.tm.finance.wallet;

import id.tm.platform.privacy.PersonalData;
import id.tm.platform.problem.Texts;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A person's money. Nothing of it is erased: books are kept by law, and name nobody but by id. */
@ApplicationScoped
class WalletPersonalData implements PersonalData {

    @RegisterForReflection
    record WalletExport(WalletView wallet, List<MovementView> movements, List<HoldView> holds) {}

    private final Texts texts;

    WalletPersonalData(Texts texts) {
        this.texts = texts;
    }

    @Override
    public String section() {
        return "wallet";
    }

    @Override
    @Transactional
    public Object export(UUID userId) {
        Optional<Wallet> wallet = Wallet.findByUser(userId);
        if (wallet.isEmpty()) return null;
        UUID id = wallet.get().id;
        List<Balance> movements = Balance.list("walletId = ?1 order by number", id);
        List<WalletHold> holds = WalletHold.list("walletId = ?1 order by createdAt, id", id);
        return new WalletExport(
                WalletView.of(wallet.get()),
                movements.stream()
                        .map(each -> MovementView.of(each, texts, Texts.INDONESIAN))
                        .toList(),
                holds.stream().map(HoldView::of).toList());
    }

    @Override
    public void erase(UUID userId) {
        // see above
    }
}
