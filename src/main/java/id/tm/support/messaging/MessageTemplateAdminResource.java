package id.tm.support.messaging;

import id.tm.platform.http.ETags;
import id.tm.platform.paging.ListSpec;
import id.tm.platform.paging.Page;
import id.tm.platform.problem.Texts;
import id.tm.platform.security.Caller;
import id.tm.support.Channel;
import io.quarkus.security.PermissionsAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/api/v1/admin/message-templates")
@Tag(name = "Support")
public class MessageTemplateAdminResource {

    private static final ListSpec<MessageTemplate> LIST = ListSpec.of(MessageTemplate.class)
            .sortByInstant("createdAt", t -> t.createdAt)
            .sortByText("templateKey", t -> t.templateKey)
            .filterText("key", "e.templateKey = :key")
            .filterEnum("channel", "e.channel = :channel", Channel.class)
            .filterText("locale", "e.language = :locale")
            .filterEnum("state", "e.state = :state", MessageTemplateState.class);

    private final MessageTemplateService templates;
    private final TemplateRenderer renderer;
    private final Caller caller;

    MessageTemplateAdminResource(MessageTemplateService templates, TemplateRenderer renderer, Caller caller) {
        this.templates = templates;
        this.renderer = renderer;
        this.caller = caller;
    }

    @GET
    @Transactional
    @PermissionsAllowed("message-templates:read")
    @Operation(operationId = "support_listMessageTemplates", summary = "List templates, every version of them")
    public Page<MessageTemplateView> list(@Context UriInfo uri) {
        return LIST.list(uri, MessageTemplateView::of);
    }

    @GET
    @Path("/{id}")
    @PermissionsAllowed("message-templates:read")
    @Operation(operationId = "support_getMessageTemplate", summary = "Read one version of a template")
    public RestResponse<MessageTemplateView> get(@RestPath UUID id) {
        return answer(templates.find(id));
    }

    @POST
    @PermissionsAllowed("message-templates:write")
    @Operation(operationId = "support_createMessageTemplate", summary = "Begin a new version of a template as a draft")
    @APIResponse(responseCode = "201")
    @APIResponse(responseCode = "409", description = "There is a draft of this key, channel and locale already")
    @APIResponse(responseCode = "422", description = "Refused; `findings` says what is wrong in which line")
    public RestResponse<MessageTemplateView> create(
            @NotNull @Valid MessageTemplateRequest request, @Context HttpHeaders headers) {
        MessageTemplate template =
                templates.create(request, Texts.bestOf(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE)));
        return ETags.created(
                "/api/v1/admin/message-templates/" + template.id, MessageTemplateView.of(template), template.version);
    }

    @PUT
    @Path("/{id}")
    @PermissionsAllowed("message-templates:write")
    @Operation(operationId = "support_replaceMessageTemplate", summary = "Replace a draft")
    @APIResponse(responseCode = "200")
    @APIResponse(responseCode = "409", description = "No draft any more")
    @APIResponse(responseCode = "422", description = "Refused; `findings` says what is wrong in which line")
    public RestResponse<MessageTemplateView> replace(
            @RestPath UUID id,
            @RestHeader("If-Match") String ifMatch,
            @NotNull @Valid TemplateDraft draft,
            @Context HttpHeaders headers) {
        return answer(templates.replace(
                id, ifMatch, draft, Texts.bestOf(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE))));
    }

    @POST
    @Path("/{id}/publication")
    @PermissionsAllowed("message-templates:publish")
    @Operation(
            operationId = "support_publishMessageTemplate",
            summary = "Publish a draft: it is sent from now on and never changes again")
    @APIResponse(responseCode = "200")
    @APIResponse(responseCode = "409", description = "No draft any more")
    public RestResponse<MessageTemplateView> publish(@RestPath UUID id) {
        MessageTemplate published = templates.publish(id, caller.id());
        renderer.forget();
        return answer(published);
    }

    @POST
    @Path("/{id}/preview")
    @PermissionsAllowed("message-templates:read")
    @Operation(
            operationId = "support_previewMessageTemplate",
            summary = "Show a version as its reader gets it, with samples or the given values")
    @APIResponse(responseCode = "200")
    @APIResponse(responseCode = "422", description = "A value is not of its variable's type")
    public TemplatePreviewView preview(@RestPath UUID id, @Valid TemplatePreviewRequest request) {
        RenderedMessage shown =
                templates.preview(id, request == null ? new TemplatePreviewRequest(null, null) : request);
        return new TemplatePreviewView(shown.subject(), shown.html(), shown.text());
    }

    private static RestResponse<MessageTemplateView> answer(MessageTemplate template) {
        return ETags.ok(MessageTemplateView.of(template), template.version);
    }
}
