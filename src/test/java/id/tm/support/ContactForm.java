package id.tm.support;

import static io.restassured.RestAssured.given;

import id.tm.testing.Actor;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** The contact form as visitors fill it in. */
public final class ContactForm {

    private ContactForm() {}

    public static String freshEmail() {
        return "contact-" + UUID.randomUUID() + "@contacts.test";
    }

    public static RequestSpecification anonymous() {
        return given().contentType(ContentType.JSON).accept(ContentType.JSON);
    }

    public static Map<String, Object> filled(String email) {
        Map<String, Object> form = new HashMap<>();
        form.put("name", "Dr. Sari Wulandari, S.Psi");
        form.put("email", email);
        form.put("phone", "0812-3456-7890");
        form.put("subject", "Laporan belum muncul");
        form.put("message", "Saya sudah menyelesaikan tes.\n\nLaporannya belum ada.");
        form.put("website", "");
        return form;
    }

    public static Response send(Map<String, Object> form) {
        return anonymous().body(form).post("/api/v1/contact-messages");
    }

    /** The id of a fresh message of somebody without a login. */
    public static String sent(Actor admin) {
        String email = freshEmail();
        send(filled(email)).then().statusCode(202);
        return id(admin, email);
    }

    /** The id of the newest message from the address that is no spam. */
    public static String id(Actor admin, String email) {
        return admin.given()
                .queryParam("email", email)
                .get("/api/v1/admin/contact-messages")
                .path("items[0].id");
    }
}
