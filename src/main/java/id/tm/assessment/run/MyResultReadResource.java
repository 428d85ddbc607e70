package id.tm.assessment.run;

import id.tm.account.People;
import id.tm.account.Person;
import id.tm.platform.paging.ListSpec;
import id.tm.platform.paging.Page;
import id.tm.platform.security.Caller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** Who has read my results. */
@Path("/api/v1/me/assessments/{id}/reads")
@Tag(name = "Assessments")
@RolesAllowed("member")
public class MyResultReadResource {

    static final ListSpec<ResultRead> LIST =
            ListSpec.of(ResultRead.class, read -> read.id).sortByInstant("createdAt", read -> read.createdAt);

    private final ResultAccess access;
    private final People people;
    private final Caller caller;

    MyResultReadResource(ResultAccess access, People people, Caller caller) {
        this.access = access;
        this.people = people;
        this.caller = caller;
    }

    @GET
    @Transactional
    @Operation(
            operationId = "assessment_listMyResultReads",
            summary =
                    "Who else has read a result of mine or its report, the newest first; views by links stand with them")
    public Page<ResultReadView.Mine> list(@RestPath UUID id, @Context UriInfo uri) {
        UUID run = access.ofOwner(caller.id(), id).id;
        Map<UUID, String> names = new HashMap<>();
        return LIST.list(
                uri,
                "e.userAssessmentId = :run",
                Map.of("run", run),
                read -> ResultReadView.Mine.of(
                        read,
                        read.role.equals(ResultRead.STAFF)
                                ? null
                                : names.computeIfAbsent(read.readerId, this::nameOf)));
    }

    private String nameOf(UUID userId) {
        return people.find(userId).map(Person::fullName).orElse(null);
    }
}
