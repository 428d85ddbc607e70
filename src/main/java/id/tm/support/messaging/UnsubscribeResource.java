package id.tm.support.messaging;

import id.tm.platform.problem.Texts;
import id.tm.support.RecipientDirectory;
import id.tm.support.messaging.UnsubscribeTokens.Holder;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.PermitAll;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** One click on "unsubscribe" in a mail program (RFC 8058), or two on the link in the letter. */
@Path("/api/v1/unsubscribe/{token}")
@Tag(name = "Support")
public class UnsubscribeResource {

    private static final String POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'";

    @CheckedTemplate(basePath = "unsubscribe")
    static class Templates {
        static native TemplateInstance page(boolean english, boolean whatsapp, boolean done);

        private Templates() {}
    }

    private final UnsubscribeTokens tokens;
    private final RecipientDirectory people;
    private final Suppressions suppressions;
    private final Clock clock;

    UnsubscribeResource(UnsubscribeTokens tokens, RecipientDirectory people, Suppressions suppressions, Clock clock) {
        this.tokens = tokens;
        this.people = people;
        this.suppressions = suppressions;
        this.clock = clock;
    }

    /** Changes nothing: mail scanners open every link. */
    @GET
    @PermitAll
    @Produces(MediaType.TEXT_HTML)
    @Operation(operationId = "support_showUnsubscribe", summary = "Ask whether somebody wants no more reminders")
    @APIResponse(responseCode = "200", description = "A page with a button")
    public Response ask(@RestPath String token, @Context HttpHeaders headers) {
        return page(tokens.read(token), headers, false);
    }

    @POST
    @PermitAll
    @Transactional
    @Consumes(MediaType.WILDCARD)
    @Produces(MediaType.TEXT_HTML)
    @Operation(operationId = "support_unsubscribe", summary = "Take somebody off the reminders on this channel")
    @APIResponse(responseCode = "200", description = "Done, also when it was done before")
    public Response unsubscribe(@RestPath String token, @Context HttpHeaders headers) {
        Holder holder = tokens.read(token);
        if (holder.userId() == null) suppressions.unsubscribe(holder.channel(), holder.address());
        else people.optOut(holder.userId(), holder.channel(), clock.instant());
        return page(holder, headers, true);
    }

    private static Response page(Holder holder, HttpHeaders headers, boolean done) {
        boolean english = "en"
                .equals(Texts.bestOf(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE))
                        .getLanguage());
        boolean whatsapp = holder.channel() == id.tm.support.Channel.WHATSAPP;
        return Response.ok(Templates.page(english, whatsapp, done).render())
                .type(MediaType.TEXT_HTML + ";charset=UTF-8")
                .header("Content-Language", english ? "en" : "id")
                .header("Content-Security-Policy", POLICY)
                .header("Referrer-Policy", "no-referrer")
                .header("Cache-Control", "no-store")
                .build();
    }
}
