package id.tm.support.notification;

import id.tm.platform.http.ETags;
import id.tm.platform.security.Caller;
import io.quarkus.security.PermissionsAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** What is done with notifications, from the draft to the end. */
@Path("/api/v1/admin/notifications/{id}")
@Tag(name = "Support")
public class NotificationActsResource {

    private final NotificationService notifications;
    private final Recipients recipients;
    private final Caller caller;

    NotificationActsResource(NotificationService notifications, Recipients recipients, Caller caller) {
        this.notifications = notifications;
        this.recipients = recipients;
        this.caller = caller;
    }

    @POST
    @Path("/submission")
    @Transactional
    @PermissionsAllowed("notifications:write")
    @Operation(
            operationId = "support_submitNotification",
            summary = "Finish a draft: few recipients are approved at once, many wait for a second admin")
    @APIResponse(responseCode = "200")
    @APIResponse(responseCode = "409")
    public RestResponse<NotificationView> submit(@RestPath UUID id) {
        return answer(notifications.submit(id, caller.id()));
    }

    @POST
    @Path("/approval")
    @Transactional
    @PermissionsAllowed("notifications:approve")
    @Operation(operationId = "support_approveNotification", summary = "Approve what another admin wrote")
    @APIResponse(responseCode = "200")
    @APIResponse(responseCode = "409")
    @APIResponse(responseCode = "422", description = "One who wrote it cannot approve it")
    public RestResponse<NotificationView> approve(@RestPath UUID id) {
        return answer(notifications.approve(id, caller.id()));
    }

    @POST
    @Path("/start")
    @Transactional
    @PermissionsAllowed("notifications:write")
    @Operation(operationId = "support_startNotification", summary = "Write the exact recipients down and begin")
    @APIResponse(responseCode = "200")
    @APIResponse(responseCode = "409", description = "Not possible in the current state, or it needs approval")
    @APIResponse(responseCode = "422", description = "It reaches nobody")
    public RestResponse<NotificationView> start(@RestPath UUID id) {
        return answer(notifications.start(id, caller.id()));
    }

    @POST
    @Path("/pause")
    @Transactional
    @PermissionsAllowed("notifications:write")
    @Operation(operationId = "support_pauseNotification", summary = "Release nothing more until it is resumed")
    @APIResponse(responseCode = "200")
    @APIResponse(responseCode = "409")
    public RestResponse<NotificationView> pause(@RestPath UUID id) {
        return answer(notifications.pause(id, caller.id()));
    }

    @POST
    @Path("/resume")
    @Transactional
    @PermissionsAllowed("notifications:write")
    @Operation(operationId = "support_resumeNotification", summary = "Go on with a paused notification")
    @APIResponse(responseCode = "200")
    @APIResponse(responseCode = "409")
    public RestResponse<NotificationView> resume(@RestPath UUID id) {
        return answer(notifications.resume(id, caller.id()));
    }

    @POST
    @Path("/cancel")
    @Transactional
    @PermissionsAllowed("notifications:write")
    @Operation(operationId = "support_cancelNotification", summary = "End a notification; what has not left never will")
    @APIResponse(responseCode = "200")
    @APIResponse(responseCode = "409")
    public RestResponse<NotificationView> cancel(@RestPath UUID id) {
        return answer(notifications.cancel(id, caller.id()));
    }

    private RestResponse<NotificationView> answer(ManualNotificationHistory notification) {
        return ETags.ok(NotificationView.of(notification, recipients), notification.version);
    }
}
