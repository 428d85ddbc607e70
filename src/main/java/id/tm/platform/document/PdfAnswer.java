package id.tm.platform.document;

import id.tm.platform.problem.Texts;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How documents are served: to be looked at or kept by whoever may read them, and by nobody in between. */
public final class PdfAnswer {

    public static final String MEDIA_TYPE = "application/pdf";

    private PdfAnswer() {}

    /** The language asked for by name ({@code id}, {@code en}), else by the Accept-Language header. */
    public static Locale locale(@Nullable String language, @Nullable String acceptLanguage) {
        return language == null ? Texts.bestOf(acceptLanguage) : Texts.bestOf(language);
    }

    /**
     * 304 when the caller has these bytes already, else 200 with them.
     *
     * @param name of the file, without its ending; what a file name cannot have becomes a hyphen
     */
    public static Response of(Request request, byte[] document, String name) {
        EntityTag tag = new EntityTag(hash(document));
        Response.ResponseBuilder notModified = request.evaluatePreconditions(tag);
        Response.ResponseBuilder answer = notModified != null ? notModified : Response.ok(document, MEDIA_TYPE);
        String file = name.replaceAll("[^A-Za-z0-9._-]+", "-") + ".pdf";
        return answer.tag(tag)
                .header("Cache-Control", "private, no-cache")
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Disposition", "inline; filename=\"" + file + "\"")
                .header("Vary", "Accept-Language")
                .build();
    }

    private static String hash(byte[] document) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(document);
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
