package id.tm;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import id.tm.testing.Patience;
import id.tm.testing.Pdfs;
import id.tm.testing.PostgresResource;
import id.tm.testing.SmtpResource;
import id.tm.testing.Sql;
import id.tm.testing.TestSettings;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The packaged service from the outside, jar or native: what people do, the mails they get for it, and those they no
 * longer get. Time passes by moving the service's clock.
 */
@QuarkusIntegrationTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = SmtpResource.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = TestSettings.class, scope = TestResourceScope.GLOBAL)
class MainFlowIT {

    private static final ZoneId WIB = ZoneId.of("Asia/Jakarta");
    private static final String PASSWORD = "Sungai-Musi-1407";
    private static final String ADMIN = "admin@tm.local";
    private static final String ADMIN_PASSWORD = "local-admin-password";
    private static final Pattern LINK_TOKEN = Pattern.compile("token=([A-Za-z0-9_-]+)");

    /** Access tokens by login, good until the clock moves: a step that lies days later needs a new one. */
    private static final Map<String, String> TOKENS = new HashMap<>();

    private final String run = UUID.randomUUID().toString().substring(0, 8);
    private LocalDate today;

    /** A morning with no holiday in the weeks that follow, so that every reminder leaves when it is due. */
    @BeforeEach
    void startOnAnOrdinaryDay() {
        Set<String> holidays = new HashSet<>(sql().texts("select date::text from public_holidays"));
        today = LocalDate.now(WIB).plusDays(1);
        while (today.datesUntil(today.plusDays(25)).anyMatch(day -> holidays.contains(day.toString()))) {
            today = today.plusDays(1);
        }
        clock(today, "08:00");
    }

    @AfterEach
    void letTimeBe() {
        given().contentType("application/json")
                .body(Map.of("offset", "PT0S"))
                .put("/dev/clock")
                .then()
                .statusCode(200);
    }

    @Test
    void sessionIsBookedRemindedOfHeldAndRated() {
        String practitioner = "psikolog-" + run + "@example.com";
        String practitionerId = registerAndVerify(practitioner, "Sari Dewi", "081234567801");
        makePractitioner(practitionerId);
        String member = "anggota-" + run + "@example.com";
        registerAndVerify(member, "Budi Santoso", "081234567802");

        LocalDate sessionDay = today.plusDays(3);
        as(practitioner)
                .body(Map.of(
                        "weekday",
                        sessionDay.getDayOfWeek(),
                        "zone",
                        "Asia/Jakarta",
                        "times",
                        List.of(Map.of("start", "10:00", "end", "12:00", "slotMinutes", 60))))
                .post("/api/v1/practitioner/schedules")
                .then()
                .statusCode(201);
        JsonPath slots = given().queryParam("from", sessionDay.toString())
                .queryParam("to", sessionDay.toString())
                .queryParam("zone", "Asia/Jakarta")
                .get("/api/v1/practitioners/{id}/slots", practitionerId)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(slots.getList("items.localStart"))
                .containsExactly(sessionDay + "T10:00:00", sessionDay + "T11:00:00");
        Map<String, Object> booking = Map.of(
                "practitionerId", practitionerId, "startsAt", slots.getString("items[0].startsAt"), "mode", "ONLINE");
        String session = as(member)
                .header("Idempotency-Key", UUID.randomUUID())
                .body(booking)
                .post("/api/v1/me/feedback-sessions")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        as(member)
                .header("Idempotency-Key", UUID.randomUUID())
                .body(booking)
                .post("/api/v1/me/feedback-sessions")
                .then()
                .statusCode(409);
        assertThat(reminders(member, session)).containsExactlyInAnyOrder("H-24 PLANNED", "H-1 PLANNED");

        clock(sessionDay.minusDays(1), "10:05");
        job("feedback-reminders");
        job("feedback-reminders");
        assertThat(subjects(member, "Pengingat")).containsExactly("Pengingat: sesi Anda dengan Sari Dewi");
        assertThat(subjects(practitioner, "Pengingat"))
                .containsExactly("Pengingat: sesi bersama klien Anda, Budi Santoso");
        assertThat(text(last(member))).contains("10.00 WIB");

        clock(sessionDay, "09:05");
        job("feedback-reminders");
        assertThat(subjects(member, "Pengingat")).hasSize(2);
        assertThat(reminders(member, session)).containsExactlyInAnyOrder("H-24 DISPATCHED", "H-1 DISPATCHED");

        clock(sessionDay, "10:01");
        as(practitioner)
                .post("/api/v1/practitioner/feedback-sessions/{id}/start", session)
                .then()
                .statusCode(200);
        clock(sessionDay, "11:00");
        as(practitioner)
                .body(Map.of("notes", "Latih komunikasi asertif."))
                .post("/api/v1/practitioner/feedback-sessions/{id}/completion", session)
                .then()
                .statusCode(200);
        assertThat(reminders(member, session)).contains("D+1 PLANNED", "D+3 PLANNED", "D+7 PLANNED");

        clock(sessionDay.plusDays(1), "11:05");
        job("rating-reminders");
        assertThat(subjects(member, "Bagaimana")).containsExactly("Bagaimana sesi Anda dengan Sari Dewi?");

        as(member)
                .body(Map.of("stars", 5, "text", "Sangat membantu."))
                .put("/api/v1/me/feedback-sessions/{id}/rating", session)
                .then()
                .statusCode(201);
        assertThat(reminders(member, session)).contains("D+1 DISPATCHED", "D+3 CANCELLED", "D+7 CANCELLED");
        clock(sessionDay.plusDays(3), "11:05");
        job("rating-reminders");
        assertThat(subjects(member, "Bagaimana")).hasSize(1);
        assertThat(given().get("/api/v1/practitioners/{id}/ratings", practitionerId)
                        .then()
                        .statusCode(200)
                        .extract()
                        .jsonPath()
                        .getList("items.stars", Integer.class))
                .containsExactly(5);
    }

    @Test
    void invoiceIsIssuedClimbsItsLadderAndStopsWhenPaid() {
        String contact = "keuangan-" + run + "@example.com";
        String partner = partner(contact);
        LocalDate due = today.plusDays(10);
        String invoice = admin().header("Idempotency-Key", UUID.randomUUID())
                .body(Map.of(
                        "partnerId",
                        partner,
                        "dueDate",
                        due.toString(),
                        "lines",
                        List.of(Map.of("description", "Asesmen minat bakat", "quantity", 40, "unitPrice", 75000))))
                .post("/api/v1/admin/invoices")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        String number = admin().post("/api/v1/admin/invoices/{id}/issue", invoice)
                .then()
                .statusCode(200)
                .extract()
                .path("number");
        byte[] paper = paper(invoice);
        assertThat(Pdfs.pages(paper))
                .singleElement()
                .asString()
                .contains(
                        number,
                        "PT Maju " + run,
                        "PPN 12% Rp 330.000",
                        "Total tagihan Rp 3.330.000",
                        "Halaman 1 dari 1");
        assertThat(paper(invoice)).isEqualTo(paper);
        job("dispatch");
        assertThat(subjects(contact, "")).containsExactly("Tagihan " + number + " untuk PT Maju " + run);
        assertThat(ladder(invoice))
                .containsExactly(
                        "D-7 PLANNED",
                        "D-3 PLANNED",
                        "D0 PLANNED",
                        "D+3 PLANNED",
                        "D+7 PLANNED",
                        "D+14 PLANNED",
                        "D+21 PLANNED",
                        "D+28 PLANNED",
                        "D+35 PLANNED",
                        "D+42 PLANNED");

        clock(due.minusDays(7), "09:05");
        job("invoice-reminders");
        job("invoice-reminders");
        clock(due.minusDays(3), "09:05");
        job("invoice-reminders");
        clock(due, "09:05");
        job("invoice-reminders");
        assertThat(subjects(contact, "jatuh tempo"))
                .containsExactly(
                        "Pengingat: tagihan " + number + " jatuh tempo 7 hari lagi",
                        "Pengingat: tagihan " + number + " jatuh tempo 3 hari lagi",
                        "Tagihan " + number + " jatuh tempo hari ini");
        assertThat(text(last(contact))).contains("Rp");

        admin().body(Map.of("method", "BANK_TRANSFER", "reference", "TRF-1"))
                .post("/api/v1/admin/invoices/{id}/payment", invoice)
                .then()
                .statusCode(200);
        clock(due.plusDays(3), "09:05");
        job("invoice-reminders");
        job("dispatch");
        assertThat(subjects(contact, ""))
                .hasSize(5)
                .last()
                .isEqualTo("Pembayaran tagihan " + number + " telah kami terima");
        assertThat(ladder(invoice))
                .contains("D-7 DISPATCHED", "D-3 DISPATCHED", "D0 DISPATCHED", "D+3 CANCELLED", "D+42 CANCELLED");
    }

    private static byte[] paper(String invoice) {
        return admin().get("/api/v1/admin/invoices/{id}/invoice.pdf?lang=id", invoice)
                .then()
                .statusCode(200)
                .contentType("application/pdf")
                .extract()
                .asByteArray();
    }

    /** The id of the new user. */
    private String registerAndVerify(String email, String name, String phone) {
        given().contentType("application/json")
                .body(Map.of(
                        "email", email, "phone", phone, "fullName", name, "password", PASSWORD, "acceptTerms", true))
                .post("/api/v1/auth/registrations")
                .then()
                .statusCode(202);
        given().contentType("application/json")
                .body(Map.of("login", email, "password", PASSWORD))
                .post("/api/v1/auth/tokens")
                .then()
                .statusCode(403);
        job("dispatch");
        Matcher token = LINK_TOKEN.matcher(text(last(email)));
        assertThat(token.find()).as("a link in the mail to %s", email).isTrue();
        given().contentType("application/json")
                .body(Map.of("token", token.group(1)))
                .post("/api/v1/auth/email-verifications")
                .then()
                .statusCode(204);
        return as(email).get("/api/v1/me").then().statusCode(200).extract().path("id");
    }

    private void makePractitioner(String userId) {
        String tag = admin().get("/api/v1/admin/users/{id}", userId)
                .then()
                .statusCode(200)
                .extract()
                .header("ETag");
        admin().header("If-Match", tag)
                .body(Map.of("roles", List.of("member", "practitioner")))
                .put("/api/v1/admin/users/{id}/roles", userId)
                .then()
                .statusCode(200);
    }

    /** Partners cannot be set up over HTTP yet; the id of the new one. */
    private String partner(String contact) {
        String userId = registerAndVerify("mitra-" + run + "@example.com", "Rina Wijaya", "081234567803");
        return sql().texts("""
                insert into partner_profile (id, version, created_at, updated_at, user_id, name, billing_kind, contacts, active)
                values (gen_random_uuid(), 0, now(), now(), '%s', 'PT Maju %s', 'POSTPAID', jsonb_build_array(
                        jsonb_build_object('name', 'Keuangan', 'email', '%s', 'whatsapp', false, 'locale', 'id',
                                           'zone', 'Asia/Jakarta', 'billing', true)), true)
                returning id
                """.formatted(userId, run, contact)).get(0);
    }

    private List<String> reminders(String member, String session) {
        JsonPath plan = as(member)
                .get("/api/v1/me/feedback-sessions/{id}/reminders", session)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        return plan.getList("items.collect { it.step + ' ' + it.state }");
    }

    private List<String> ladder(String invoice) {
        JsonPath plan = admin().get("/api/v1/admin/invoices/{id}/reminders", invoice)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        return plan.getList("items.collect { it.step + ' ' + it.state }");
    }

    /** A process that has just stood still may ask to come back; running a job once more does nothing twice. */
    private static void job(String name) {
        AtomicReference<Response> begun = new AtomicReference<>();
        Patience.await(name + " begun").until(() -> {
            begun.set(admin().post("/api/v1/admin/jobs/{name}/runs", name));
            return begun.get().statusCode() != 503;
        });
        String run = begun.get().then().statusCode(202).extract().header("Location");
        Patience.await(name).until(() -> {
            String state = admin().get(run).then().statusCode(200).extract().path("state");
            assertThat(state).isIn("RUNNING", "DONE");
            return state.equals("DONE");
        });
    }

    private static void clock(LocalDate day, String wibTime) {
        Instant then = day.atTime(LocalTime.parse(wibTime)).atZone(WIB).toInstant();
        given().contentType("application/json")
                .body(Map.of("offset", Duration.between(Instant.now(), then).toString()))
                .put("/dev/clock")
                .then()
                .statusCode(200);
        TOKENS.clear();
    }

    private static RequestSpecification as(String email) {
        return loggedIn("/api/v1/auth/tokens", email, PASSWORD);
    }

    private static RequestSpecification admin() {
        return loggedIn("/api/v1/admin/auth/tokens", ADMIN, ADMIN_PASSWORD);
    }

    private static RequestSpecification loggedIn(String path, String login, String password) {
        String token = TOKENS.computeIfAbsent(login, key -> given().contentType("application/json")
                .body(Map.of("login", login, "password", password))
                .post(path)
                .then()
                .statusCode(200)
                .extract()
                .path("accessToken"));
        return given().auth().oauth2(token).contentType("application/json");
    }

    private static MimeMessage last(String address) {
        List<MimeMessage> mails = SmtpResource.mailsTo(address);
        assertThat(mails).as("mails to %s", address).isNotEmpty();
        return mails.get(mails.size() - 1);
    }

    private static List<String> subjects(String address, String containing) {
        return SmtpResource.mailsTo(address).stream()
                .map(MainFlowIT::subject)
                .filter(subject -> subject.contains(containing))
                .toList();
    }

    private static String subject(MimeMessage mail) {
        try {
            return mail.getSubject();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** All parts, decoded. */
    private static String text(MimeMessage mail) {
        try {
            return text(mail.getContent());
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(Object content) throws MessagingException, IOException {
        if (!(content instanceof jakarta.mail.Multipart parts)) return content.toString();
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < parts.getCount(); i++) {
            all.append(text(parts.getBodyPart(i).getContent())).append("\n");
        }
        return all.toString();
    }

    private static Sql sql() {
        return new Sql(PostgresResource.current());
    }
}
