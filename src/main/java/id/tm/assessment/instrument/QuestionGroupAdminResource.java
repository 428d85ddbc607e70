package id.tm.assessment.instrument;

import id.tm.platform.http.ETags;
import id.tm.platform.paging.ListSpec;
import id.tm.platform.paging.Page;
import id.tm.platform.security.Caller;
import io.quarkus.security.PermissionsAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/api/v1/admin/question-groups")
@Tag(name = "Instruments")
public class QuestionGroupAdminResource {

    private static final ListSpec<QuestionGroup> LIST = ListSpec.of(QuestionGroup.class)
            .sortByInstant("createdAt", group -> group.createdAt)
            .sortByText("code", group -> group.code)
            .filterText("code", "e.code = :code")
            .filterEnum("state", "e.state = :state", QuestionGroupState.class);

    private final InstrumentService instruments;
    private final Caller caller;

    QuestionGroupAdminResource(InstrumentService instruments, Caller caller) {
        this.instruments = instruments;
        this.caller = caller;
    }

    @GET
    @PermissionsAllowed("question-groups:read")
    @Transactional
    @Operation(operationId = "assessment_listQuestionGroups", summary = "Every version of every instrument")
    public Page<QuestionGroupView> list(@Context UriInfo uri) {
        return LIST.list(uri, QuestionGroupView::of);
    }

    @GET
    @Path("/{id}")
    @PermissionsAllowed("question-groups:read")
    @Transactional
    @Operation(operationId = "assessment_getQuestionGroup", summary = "One version of an instrument")
    @APIResponse(responseCode = "200", description = "The version, without its content")
    public RestResponse<QuestionGroupView> get(@RestPath UUID id) {
        return answer(QuestionGroup.require(id));
    }

    @PUT
    @Path("/{id}")
    @PermissionsAllowed("question-groups:write")
    @Operation(
            operationId = "assessment_replaceQuestionGroup",
            summary = "Change an instrument: a draft itself, of anything else a new version is begun")
    @APIResponse(responseCode = "200", description = "The draft is changed")
    @APIResponse(
            responseCode = "201",
            description = "A new version was begun as a draft, as this one cannot change any more")
    @APIResponse(responseCode = "409", description = "A new version would be needed, and there is a draft already")
    @APIResponse(responseCode = "422", description = "Its parts do not fit together; the errors say where")
    public RestResponse<QuestionGroupView> replace(
            @RestPath UUID id, @Valid @NotNull InstrumentFile file, @HeaderParam("If-Match") String ifMatch) {
        QuestionGroup group = instruments.replace(id, ifMatch, file);
        return group.id.equals(id) ? answer(group) : created(group);
    }

    @DELETE
    @Path("/{id}")
    @PermissionsAllowed("question-groups:write")
    @Operation(operationId = "assessment_deleteQuestionGroup", summary = "Throw a draft away")
    @APIResponse(responseCode = "204", description = "It is gone")
    @APIResponse(responseCode = "409", description = "It was published")
    public void delete(@RestPath UUID id, @HeaderParam("If-Match") String ifMatch) {
        instruments.delete(id, ifMatch);
    }

    @POST
    @Path("/{id}/publication")
    @PermissionsAllowed("question-groups:publish")
    @Operation(
            operationId = "assessment_publishQuestionGroup",
            summary = "Publish a draft: new runs take it from now on, and it never changes again")
    @APIResponse(responseCode = "200", description = "Published; the version before is retired")
    @APIResponse(responseCode = "409", description = "No draft any more")
    @APIResponse(responseCode = "422", description = "Its parts do not fit together any more; the errors say where")
    public RestResponse<QuestionGroupView> publish(@RestPath UUID id) {
        return answer(instruments.publish(id, caller.id()));
    }

    @POST
    @Path("/{id}/retirement")
    @PermissionsAllowed("question-groups:publish")
    @Operation(
            operationId = "assessment_retireQuestionGroup",
            summary = "Take an instrument away from new runs; those that have begun go on")
    @APIResponse(responseCode = "200", description = "Retired")
    @APIResponse(responseCode = "409", description = "It is not published")
    public RestResponse<QuestionGroupView> retire(@RestPath UUID id) {
        return answer(instruments.retire(id));
    }

    private static RestResponse<QuestionGroupView> answer(QuestionGroup group) {
        return ETags.ok(QuestionGroupView.of(group), group.version);
    }

    static RestResponse<QuestionGroupView> created(QuestionGroup group) {
        return ETags.created("/api/v1/admin/question-groups/" + group.id, QuestionGroupView.of(group), group.version);
    }
}
