package id.tm.account.apikey;

import id.tm.platform.privacy.PersonalData;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/** The keys a person has made, without what opens anything. */
@ApplicationScoped
class ApiKeyPersonalData implements PersonalData {

    @Override
    public String section() {
        return "api-keys";
    }

    @Override
    @Transactional
    public Object export(UUID userId) {
        List<UserApi> keys = UserApi.list("userId = ?1 order by createdAt, id", userId);
        return keys.isEmpty() ? null : keys.stream().map(ApiKeyView::of).toList();
    }

    @Override
    @Transactional
    public void erase(UUID userId) {
        UserApi.delete("userId", userId);
    }
}
