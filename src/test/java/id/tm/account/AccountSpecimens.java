package id.tm.account;

import id.tm.testing.Actor;
import id.tm.testing.Actors;
import id.tm.testing.Specimens;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.function.Supplier;

@ApplicationScoped
class AccountSpecimens implements Specimens {

    @Override
    public Map<String, Supplier<Specimen>> byPath() {
        return Map.of(
                "/api/v1/me/sessions/{id}",
                () -> {
                    Actor member = Actors.member();
                    return Specimen.of(member, member.sessionId());
                },
                "/api/v1/me/exports/{id}",
                () -> {
                    Actor member = Actors.member();
                    String id = member.given().post("/api/v1/me/exports").path("id");
                    return Specimen.of(member, id);
                });
    }
}
