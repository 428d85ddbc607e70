package id.tm.account.emailchange;

import id.tm.platform.privacy.PersonalData;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Addresses a person had or wanted lately. */
@ApplicationScoped
class EmailChangePersonalData implements PersonalData {

    @RegisterForReflection
    record Change(Instant at, String from, String to, EmailChangeState state) {}

    @Override
    public String section() {
        return "email-changes";
    }

    @Override
    @Transactional
    public Object export(UUID userId) {
        List<EmailChange> changes = EmailChange.list("userId = ?1 order by createdAt, id", userId);
        if (changes.isEmpty()) return null;
        return changes.stream()
                .map(change -> new Change(change.createdAt, change.oldEmail(), change.newEmail(), change.state()))
                .toList();
    }

    @Override
    @Transactional
    public void erase(UUID userId) {
        EmailChange.delete("userId", userId);
    }
}
