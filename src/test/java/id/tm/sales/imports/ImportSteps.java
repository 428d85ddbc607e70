package id.tm.sales.imports;

import static org.assertj.core.api.Assertions.assertThat;

import id.tm.platform.job.JobRunner;
import id.tm.sales.SalesSteps;
import id.tm.testing.Actor;
import id.tm.testing.Actors;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** What the back office does with files. */
@ApplicationScoped
public class ImportSteps {

    /** What the service writes whether anything is imported or not. */
    private static final List<String> OF_THE_SERVICE = List.of(
            "tasks",
            "task_errors",
            "idempotency_keys",
            "reminder_logs",
            "activity_log",
            "activity_log_seals",
            "login_sessions",
            "admins",
            "admin_roles",
            "roles",
            "role_permissions",
            "rate_limits",
            "job_leases",
            "signing_keys");

    private final JobRunner jobs;

    ImportSteps(JobRunner jobs) {
        this.jobs = jobs;
    }

    public static Actor importer() {
        return Actors.admin("products:import", "vouchers:import", "transactions:import");
    }

    public static Response submit(Actor admin, String kind, byte[] csv, String query) {
        return RestAssured.given()
                .auth()
                .oauth2(admin.token())
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("Accept-Language", "en")
                .contentType("text/csv")
                .body(csv)
                .post("/api/v1/admin/" + kind + "/imports" + query);
    }

    /** The address of the job. */
    public static String submitted(String kind, String csv, String query) {
        Response answer = submit(importer(), kind, csv.getBytes(StandardCharsets.UTF_8), query);
        String location = answer.then().statusCode(202).extract().header("Location");
        return location.substring(location.indexOf("/api/"));
    }

    public Response imported(String kind, String csv, String query) {
        String job = submitted(kind, csv, query);
        work();
        return show(job);
    }

    /** All that there is to do. */
    public void work() {
        jobs.runOnce("tasks");
    }

    public static Response show(String job) {
        return importer().given().accept(ContentType.JSON).get(job);
    }

    /** It came to its end, and no row was wrong. */
    public void imports(String kind, String csv) {
        Response job = imported(kind, csv, "");
        assertThat(job.<List<Object>>path("errors")).isEmpty();
        assertThat(job.<String>path("state")).isEqualTo("DONE");
    }

    /** What was wrong: {@code row column code}. */
    public static List<String> errors(Response job) {
        return job.jsonPath().<Map<String, Object>>getList("errors").stream()
                .map(each -> each.get("row") + " " + each.get("field") + " " + each.get("code"))
                .toList();
    }

    /** How many rows each table has; those beside that the service keeps for itself. */
    public static Map<String, Long> rows() {
        Map<String, Long> rows = new TreeMap<>();
        for (String table : SalesSteps.sql()
                .texts("select tablename from pg_tables where schemaname = 'public'"
                        + " and tablename !~ '^(probe|test|activity_log)_?'")) {
            if (OF_THE_SERVICE.contains(table)) continue;
            rows.put(table, SalesSteps.sql().number("select count(*) from " + table));
        }
        return rows;
    }
}
