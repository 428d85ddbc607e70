package id.tm.support.notification;

import id.tm.platform.http.ETags;
import id.tm.platform.paging.ListSpec;
import id.tm.platform.paging.Page;
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
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** Notifications to many: what they say and to whom. */
@Path("/api/v1/admin/notifications")
@Tag(name = "Support")
public class NotificationAdminResource {

    private static final ListSpec<ManualNotificationHistory> LIST = ListSpec.of(ManualNotificationHistory.class)
            .sortByInstant("createdAt", notification -> notification.createdAt)
            .sortByInstant("updatedAt", notification -> notification.updatedAt)
            .filterEnum("state", "e.state = :state", NotificationState.class)
            .filterEnum("channel", "e.channel = :channel", Channel.class)
            .filterEnum("kind", "e.kind = :kind", NotificationKind.class)
            .filterId("createdBy", "e.createdBy = :createdBy");

    private final NotificationService notifications;
    private final NotificationDryRun dryRun;
    private final Recipients recipients;
    private final Caller caller;

    NotificationAdminResource(
            NotificationService notifications, NotificationDryRun dryRun, Recipients recipients, Caller caller) {
        this.notifications = notifications;
        this.dryRun = dryRun;
        this.recipients = recipients;
        this.caller = caller;
    }

    @GET
    @Transactional
    @PermissionsAllowed("notifications:read")
    @Operation(operationId = "support_listNotifications", summary = "List notifications")
    public Page<NotificationItemView> list(@Context UriInfo uri) {
        return LIST.list(uri, NotificationItemView::of);
    }

    @GET
    @Path("/{id}")
    @Transactional
    @PermissionsAllowed("notifications:read")
    @Operation(operationId = "support_getNotification", summary = "Read a notification and how far it is")
    public RestResponse<NotificationView> get(@RestPath UUID id) {
        return answer(notifications.find(id));
    }

    @POST
    @Transactional
    @PermissionsAllowed("notifications:write")
    @Operation(operationId = "support_createNotification", summary = "Draft a notification")
    @APIResponse(responseCode = "201")
    @APIResponse(responseCode = "422", description = "It cannot be written, or has no proper audience")
    public RestResponse<NotificationView> create(@NotNull @Valid NotificationRequest request) {
        ManualNotificationHistory notification = notifications.create(request, caller.id());
        return ETags.created(
                "/api/v1/admin/notifications/" + notification.id,
                NotificationView.of(notification, recipients),
                notification.version);
    }

    @PUT
    @Path("/{id}")
    @Transactional
    @PermissionsAllowed("notifications:write")
    @Operation(
            operationId = "support_replaceNotification",
            summary = "Change a notification that has not started; it is a draft again")
    @APIResponse(responseCode = "200")
    @APIResponse(responseCode = "409")
    @APIResponse(responseCode = "422", description = "It cannot be written, or has no proper audience")
    public RestResponse<NotificationView> replace(
            @RestPath UUID id, @RestHeader("If-Match") String ifMatch, @NotNull @Valid NotificationRequest request) {
        return answer(notifications.replace(id, ifMatch, request, caller.id()));
    }

    @POST
    @Path("/{id}/dry-run")
    @PermissionsAllowed("notifications:write")
    @Operation(
            operationId = "support_tryNotification",
            summary = "Count whom it reaches now, and show three of the messages")
    @APIResponse(responseCode = "200", description = "What a start would do")
    public DryRunView tryOut(@RestPath UUID id) {
        return dryRun.run(id);
    }

    private RestResponse<NotificationView> answer(ManualNotificationHistory notification) {
        return ETags.ok(NotificationView.of(notification, recipients), notification.version);
    }
}
