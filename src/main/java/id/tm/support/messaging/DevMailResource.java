package id.tm.support.messaging;

import static id.tm.platform.problem.PlatformError.NOT_FOUND;

import id.tm.platform.mode.Mode;
import id.tm.platform.mode.ModeConfig;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** The caught mails, for people trying the service out; does not exist in production. */
@Path("/dev")
public class DevMailResource {

    private static final int MOST = 200;
    private static final String POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; frame-src 'self'; img-src https:";

    @CheckedTemplate(basePath = "dev")
    static class Templates {
        static native TemplateInstance mails(List<CaughtMail> mails, String to);

        static native TemplateInstance mail(CaughtMail mail);

        private Templates() {}
    }

    private final CaughtMails mails;
    private final ModeConfig mode;

    DevMailResource(CaughtMails mails, ModeConfig mode) {
        this.mails = mails;
        this.mode = mode;
    }

    @GET
    @Path("/mails")
    @PermitAll
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public Response list(@RestQuery String to) {
        requireLocal();
        return html(Templates.mails(mails.newest(MOST, blankIsNull(to)), to));
    }

    @GET
    @Path("/mails/{id}")
    @PermitAll
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public Response show(@RestPath String id) {
        requireLocal();
        return html(Templates.mail(mails.find(id).orElseThrow(NOT_FOUND::with)));
    }

    @GET
    @Path("/mails/{id}/attachment")
    @PermitAll
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @Operation(hidden = true)
    public Response attachment(@RestPath String id) {
        requireLocal();
        CaughtMail.Attachment file = mails.find(id).map(CaughtMail::attachment).orElseThrow(NOT_FOUND::with);
        return Response.ok(mails.findFile(id).orElseThrow(NOT_FOUND::with))
                .type(file.mediaType())
                .header("Content-Disposition", "inline; filename=\"" + file.name() + "\"")
                .header("Cache-Control", "no-store")
                .build();
    }

    @GET
    @Path("/mails.json")
    @PermitAll
    @Operation(hidden = true)
    public List<CaughtMail> json(@RestQuery String to) {
        requireLocal();
        return mails.newest(MOST, blankIsNull(to));
    }

    private void requireLocal() {
        if (mode.mode() != Mode.LOCAL) throw NOT_FOUND.with();
    }

    private static String blankIsNull(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private static Response html(TemplateInstance page) {
        return Response.ok(page.render())
                .type(MediaType.TEXT_HTML + ";charset=UTF-8")
                .header("Content-Security-Policy", POLICY)
                .header("Cache-Control", "no-store")
                .build();
    }
}
