package id.tm.support.contact;

import static id.tm.support.SupportError.CONTACT_MESSAGE_NOT_FOUND;

import id.tm.platform.http.ETags;
import id.tm.platform.paging.ListSpec;
import id.tm.platform.paging.Page;
import id.tm.platform.security.Caller;
import io.quarkus.security.PermissionsAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/api/v1/admin/contact-messages")
@Tag(name = "Support")
public class ContactAdminResource {

    private static final ListSpec<ContactUs> LIST = ListSpec.of(ContactUs.class)
            .sortByInstant("createdAt", contact -> contact.createdAt)
            .sortByInstant("updatedAt", contact -> contact.updatedAt)
            .filterEnum("status", "e.status = :status", ContactStatus.class)
            .filterId("assigneeId", "e.assigneeId = :assigneeId")
            .filterYesNo("assigned", "(case when e.assigneeId is null then false else true end) = :assigned")
            .filterYesNo("spam", "e.spam = :spam")
            .filter("email", "lower(e.email) = :email", text -> text.strip().toLowerCase(Locale.ROOT))
            .filterText("reference", "e.reference = :reference")
            .filterId("userId", "e.userId = :userId")
            .filterInstant("createdSince", "e.createdAt >= :createdSince")
            .filterInstant("createdBefore", "e.createdAt < :createdBefore");

    private final ContactService contacts;
    private final ContactConfig config;
    private final Caller caller;
    private final Clock clock;

    ContactAdminResource(ContactService contacts, ContactConfig config, Caller caller, Clock clock) {
        this.contacts = contacts;
        this.config = config;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @Transactional
    @PermissionsAllowed("contact-messages:read")
    @Operation(
            operationId = "support_listContactMessages",
            summary = "List contact messages; spam only where it is asked for")
    public Page<ContactMessageView> list(@Context UriInfo uri) {
        Instant now = clock.instant();
        String scope = uri.getQueryParameters().containsKey("spam") ? "1 = 1" : "e.spam = false";
        return LIST.list(uri, scope, Map.of(), contact -> ContactMessageView.of(contact, config.answerWithin(), now));
    }

    @GET
    @Path("/{id}")
    @Transactional
    @PermissionsAllowed("contact-messages:read")
    @Operation(
            operationId = "support_getContactMessage",
            summary = "Read a contact message and all that was said since")
    public RestResponse<ContactThreadView> get(@RestPath UUID id) {
        return answer(ContactUs.<ContactUs>findByIdOptional(id).orElseThrow(CONTACT_MESSAGE_NOT_FOUND::with));
    }

    @PUT
    @Path("/{id}/assignment")
    @Transactional
    @PermissionsAllowed("contact-messages:write")
    @Operation(operationId = "support_assignContactMessage", summary = "Say who deals with a contact message")
    @APIResponse(responseCode = "200")
    @APIResponse(responseCode = "422", description = "There is no such admin, or one who may not")
    public RestResponse<ContactThreadView> assign(
            @RestPath UUID id,
            @RestHeader("If-Match") String ifMatch,
            @NotNull @Valid ContactAssignmentRequest request) {
        return answer(contacts.assign(id, ifMatch, request.assigneeId()));
    }

    @PUT
    @Path("/{id}/status")
    @Transactional
    @PermissionsAllowed("contact-messages:write")
    @Operation(operationId = "support_moveContactMessage", summary = "Take up, resolve or reopen a contact message")
    @APIResponse(responseCode = "200")
    @APIResponse(responseCode = "409")
    public RestResponse<ContactThreadView> move(
            @RestPath UUID id, @RestHeader("If-Match") String ifMatch, @NotNull @Valid ContactStatusRequest request) {
        return answer(contacts.move(id, ifMatch, request.status(), caller.id()));
    }

    @PUT
    @Path("/{id}/spam")
    @Transactional
    @PermissionsAllowed("contact-messages:write")
    @Operation(operationId = "support_markContactMessage", summary = "Say whether a contact message is spam")
    public RestResponse<ContactThreadView> mark(
            @RestPath UUID id, @RestHeader("If-Match") String ifMatch, @NotNull @Valid ContactSpamRequest request) {
        return answer(contacts.mark(id, ifMatch, request.spam()));
    }

    @POST
    @Path("/{id}/notes")
    @Transactional
    @PermissionsAllowed("contact-messages:write")
    @Operation(operationId = "support_noteOnContactMessage", summary = "Write a note for the back office")
    @APIResponse(responseCode = "201")
    public RestResponse<ContactThreadView> note(@RestPath UUID id, @NotNull @Valid ContactTextRequest request) {
        return created(contacts.note(id, caller.id(), request.text()));
    }

    @POST
    @Path("/{id}/replies")
    @Transactional
    @PermissionsAllowed("contact-messages:write")
    @Operation(operationId = "support_replyToContactMessage", summary = "Answer a contact message by mail")
    @APIResponse(responseCode = "201")
    public RestResponse<ContactThreadView> reply(@RestPath UUID id, @NotNull @Valid ContactTextRequest request) {
        return created(contacts.reply(id, caller.id(), request.text()));
    }

    private RestResponse<ContactThreadView> answer(ContactUs contact) {
        return ETags.ok(view(contact), contact.version);
    }

    private RestResponse<ContactThreadView> created(ContactUs contact) {
        return ETags.created("/api/v1/admin/contact-messages/" + contact.id, view(contact), contact.version);
    }

    private ContactThreadView view(ContactUs contact) {
        return ContactThreadView.of(contact, ContactMessageView.of(contact, config.answerWithin(), clock.instant()));
    }
}
