package id.tm.partner.billing;

import id.tm.testing.Actor;
import id.tm.testing.Actors;
import io.restassured.response.Response;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What an admin of the back office does with the invoices of one partner, over HTTP. Make it after moving the clock. */
final class InvoiceSteps {

    static final String ADMIN = "/api/v1/admin/invoices";

    final UUID partnerId;
    final Actor clerk = Actors.admin("invoices:read", "invoices:write", "invoices:issue", "invoices:settle");

    InvoiceSteps(UUID partnerId) {
        this.partnerId = partnerId;
    }

    static Map<String, Object> line(String description, Object quantity, Object unitPrice) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("description", description);
        line.put("quantity", quantity);
        line.put("unitPrice", unitPrice);
        return line;
    }

    /** Rupiah 400,000 before PPN. */
    Map<String, Object> body(LocalDate dueDate) {
        return body(dueDate, line("Asesmen minat bakat", 4, 75_000), line("Laporan cetak", 2, 50_000));
    }

    Map<String, Object> body(LocalDate dueDate, Object... lines) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("partnerId", partnerId);
        if (dueDate != null) body.put("dueDate", dueDate.toString());
        body.put("lines", List.of(lines));
        return body;
    }

    Response draft(Object body) {
        return clerk.given()
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(body)
                .post(ADMIN);
    }

    String drafted() {
        return drafted(null);
    }

    String drafted(LocalDate dueDate) {
        return draft(body(dueDate)).then().statusCode(201).extract().path("id");
    }

    String issued() {
        return issued(null);
    }

    String issued(LocalDate dueDate) {
        String id = drafted(dueDate);
        issue(id).then().statusCode(200);
        return id;
    }

    Response get(String id) {
        return clerk.given().get(ADMIN + "/{id}", id);
    }

    Response issue(String id) {
        return clerk.given().post(ADMIN + "/{id}/issue", id);
    }

    Response pay(String id) {
        return pay(id, Map.of("method", "BANK_TRANSFER", "reference", "TRF-1"));
    }

    Response pay(String id, Map<String, ?> payment) {
        return clerk.given().body(payment).post(ADMIN + "/{id}/payment", id);
    }

    Response makeVoid(String id) {
        return clerk.given().body(Map.of("reason", "Salah alamat")).post(ADMIN + "/{id}/void", id);
    }

    Response writeOff(String id) {
        return clerk.given().body(Map.of("reason", "Mitra pailit")).post(ADMIN + "/{id}/write-off", id);
    }

    Response replace(String id, Object body, String etag) {
        var request = clerk.given().body(body);
        if (etag != null) request.header("If-Match", etag);
        return request.put(ADMIN + "/{id}", id);
    }

    Response moveDueDate(String id, LocalDate to, String etag) {
        var request = clerk.given().body(Map.of("dueDate", to.toString()));
        if (etag != null) request.header("If-Match", etag);
        return request.put(ADMIN + "/{id}/due-date", id);
    }

    String etag(String id) {
        return get(id).then().statusCode(200).extract().header("ETag");
    }

    Response reminders(String id) {
        return clerk.given().get(ADMIN + "/{id}/reminders", id);
    }
}
