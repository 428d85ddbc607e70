package id.tm.support.reminder;

import id.tm.platform.paging.Page;
import io.quarkus.security.PermissionsAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/api/v1/admin/jobs")
@Tag(name = "Support")
public class JobAdminResource {

    private final JobRunService jobs;

    JobAdminResource(JobRunService jobs) {
        this.jobs = jobs;
    }

    @GET
    @PermissionsAllowed("jobs:read")
    @Operation(operationId = "support_listJobs", summary = "List the jobs with their last runs")
    public Page<JobView> list() {
        return new Page<>(jobs.jobs(), null);
    }

    @GET
    @Path("/{name}/runs")
    @PermissionsAllowed("jobs:read")
    @Operation(operationId = "support_listJobRuns", summary = "List the runs of a job")
    public Page<JobRunView> runs(@RestPath String name, @Context UriInfo uri) {
        return jobs.list(name, uri);
    }

    @GET
    @Path("/{name}/runs/{id}")
    @PermissionsAllowed("jobs:read")
    @Operation(operationId = "support_getJobRun", summary = "Read how a run stands, or what it did")
    public JobRunView run(@RestPath String name, @RestPath UUID id) {
        return jobs.find(name, id);
    }

    @POST
    @Path("/{name}/runs")
    @PermissionsAllowed("jobs:run")
    @Operation(operationId = "support_runJob", summary = "Run a job now")
    @APIResponse(
            responseCode = "202",
            description = "It runs; `Location` tells how it stands. A short run is already told in the answer.")
    @APIResponse(
            responseCode = "503",
            description = "Too many jobs were started by hand; `Retry-After` says when to try again")
    public RestResponse<JobRunView> start(@RestPath String name) {
        UUID runId = jobs.start(name);
        return RestResponse.ResponseBuilder.accepted(jobs.find(name, runId))
                .location(URI.create("/api/v1/admin/jobs/" + name + "/runs/" + runId))
                .build();
    }
}
