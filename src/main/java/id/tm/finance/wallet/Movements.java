package id.tm.finance.wallet;

import id.tm.finance.Purpose;
import id.tm.platform.paging.ListSpec;
import id.tm.platform.paging.Page;
import id.tm.platform.problem.Texts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.UriInfo;
import java.util.Map;
import java.util.UUID;

/** How the movements and holds of one wallet are listed, for its owner and for the back office. */
@ApplicationScoped
class Movements {

    static final ListSpec<Balance> LIST = ListSpec.of(Balance.class, balance -> balance.id)
            .sortByNumber("number", balance -> balance.number)
            .filterEnum("kind", "e.kind = :kind", MovementKind.class)
            .filterEnum("cause", "e.cause = :cause", Purpose.class)
            .filterId("referenceId", "e.referenceId = :referenceId")
            .filterInstant("since", "e.createdAt >= :since")
            .filterInstant("before", "e.createdAt < :before");

    private final Texts texts;

    Movements(Texts texts) {
        this.texts = texts;
    }

    Page<MovementView> of(UUID walletId, UriInfo uri, String acceptLanguage) {
        var locale = Texts.bestOf(acceptLanguage);
        return LIST.list(
                uri,
                "e.walletId = :wallet",
                Map.of("wallet", walletId),
                balance -> MovementView.of(balance, texts, locale));
    }
}
