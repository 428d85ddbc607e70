package id.tm.account;

import id.tm.testing.Actor;
import id.tm.testing.Actors;
import id.tm.testing.Specimens;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

@ApplicationScoped
class AccountSpecimens implements Specimens {

    @Override
    public Map<String, Supplier<Specimen>> byPath() {
        return Map.of(
                "/api/v1/me/sessions/{id}",
                AccountSpecimens::session,
                "/api/v1/me/api-keys/{id}",
                AccountSpecimens::apiKey,
                "/api/v1/me/exports/{id}",
                AccountSpecimens::export);
    }

    private static Specimen session() {
        Actor member = Actors.member();
        return Specimen.of(member, member.sessionId());
    }

    private static Specimen export() {
        Actor member = Actors.member();
        return Specimen.of(
                member, member.given().post("/api/v1/me/exports").path("id").toString());
    }

    private static Specimen apiKey() {
        Actor member = Actors.member();
        String id = member.given()
                .body(Map.of("name", "Specimen", "scopes", List.of("me:read")))
                .post("/api/v1/me/api-keys")
                .path("key.id");
        return Specimen.of(member, id);
    }
}
