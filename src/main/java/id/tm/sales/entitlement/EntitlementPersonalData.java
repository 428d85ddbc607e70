package id.tm.sales.entitlement;

import id.tm.platform.privacy.PersonalData;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** What somebody may use. Nothing of it is erased: it belongs to purchases, and names nobody but by id. */
@ApplicationScoped
class EntitlementPersonalData implements PersonalData {

    private final Clock clock;

    EntitlementPersonalData(Clock clock) {
        this.clock = clock;
    }

    @Override
    public String section() {
        return "entitlements";
    }

    @Override
    @Transactional
    public Object export(UUID userId) {
        List<Entitlement> mine = Entitlement.list("userId = ?1 order by createdAt, id", userId);
        return mine.isEmpty()
                ? null
                : mine.stream()
                        .map(each -> EntitlementView.of(each, Locale.forLanguageTag("id"), clock.instant()))
                        .toList();
    }

    @Override
    public void erase(UUID userId) {
        // see above
    }
}
