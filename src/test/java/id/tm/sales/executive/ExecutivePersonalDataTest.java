package id.tm.sales.executive;

import static id.tm.sales.SalesSteps.keeper;
import static id.tm.sales.SalesSteps.sql;
import static id.tm.sales.executive.ExecutiveSteps.accept;
import static id.tm.sales.executive.ExecutiveSteps.assigned;
import static id.tm.sales.executive.ExecutiveSteps.begun;
import static id.tm.sales.executive.ExecutiveSteps.entitlements;
import static id.tm.sales.executive.ExecutiveSteps.reassign;
import static id.tm.sales.executive.ExecutiveSteps.seats;
import static id.tm.sales.executive.ExecutiveSteps.sold;
import static id.tm.sales.executive.ExecutiveSteps.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.tm.testing.Actor;
import id.tm.testing.Actors;
import id.tm.testing.ServiceTest;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is kept about people who were given a seat, and what is left of it when they want to be forgotten. */
@ServiceTest
class ExecutivePersonalDataTest {

    @Inject
    ExecutivePersonalData room;

    @Inject
    ObjectMapper json;

    private Actor company;
    private String id;

    @BeforeEach
    void arrive() {
        company = Actors.partner();
        id = begun(company, sold(keeper(), 0), 2);
    }

    @Test
    void everybodySeesTheirOwn() {
        Actor worker = Actors.member();
        assertThat(room.export(worker.id())).isNull();
        assigned(company, id, worker);
        JsonNode mine = json.valueToTree(room.export(worker.id()));
        assertThat(mine.at("/given/0/email").textValue()).isEqualTo(worker.email());
        assertThat(mine.at("/given/0/state").textValue()).isEqualTo("INVITED");
        assertThat(mine.at("/bought")).isEmpty();
        JsonNode companys = json.valueToTree(room.export(company.id()));
        assertThat(companys.at("/bought/0/id").textValue()).isEqualTo(id);
        assertThat(companys.at("/given")).isEmpty();
    }

    @Test
    void whoIsForgottenKeepsNoSeatThatWasNotAccepted() {
        Actor invited = Actors.member();
        assigned(company, id, invited);
        Actor worker = Actors.member();
        String assignment = assigned(company, id, worker);
        accept(worker, token(worker.email())).then().statusCode(200);
        for (Actor each : java.util.List.of(invited, worker)) forget(each.id());
        assertThat(sql().texts("select concat_ws(' ', state, email, full_name) from executive_transaction_assignments"
                        + " where executive_transaction_id = '" + id + "' order by state"))
                .containsExactly("ACCEPTED", "WITHDRAWN");
        assertThat(seats(id)).containsExactly("FREE", "TAKEN");
        assertThat(ExecutiveSteps.counts(company, id)).contains(entry("free", 1), entry("accepted", 1));
        // the company may still give the seat to somebody else
        reassign(company, id, assignment, "new." + worker.email(), "*").then().statusCode(200);
        assertThat(entitlements(id)).containsExactly("VOID");
    }

    private void forget(UUID userId) {
        QuarkusTransaction.requiringNew().run(() -> room.erase(userId));
    }
}
