package id.tm.support.messaging;

import static id.tm.support.SupportError.MESSAGE_CONTENT_GONE;
import static id.tm.support.SupportError.MESSAGE_NOT_FAILED;
import static id.tm.support.SupportError.MESSAGE_NOT_FOUND;

import id.tm.platform.paging.ListSpec;
import id.tm.platform.paging.Page;
import id.tm.support.Channel;
import id.tm.support.OutgoingMessage.Lane;
import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.security.PermissionsAllowed;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

@Path("/api/v1/admin/messages")
@Tag(name = "Support")
public class MessageAdminResource {

    private static final ListSpec<Message> LIST = ListSpec.of(Message.class)
            .sortByInstant("createdAt", m -> m.createdAt)
            .sortByInstant("dueAt", m -> m.dueAt)
            .filterEnum("state", "e.state = :state", MessageState.class)
            .filterEnum("lane", "e.lane = :lane", Lane.class)
            .filterEnum("channel", "e.channel = :channel", Channel.class)
            .filterText("templateKey", "e.templateKey = :templateKey")
            .filterId("userId", "e.userId = :userId")
            .filterInstant("since", "e.createdAt >= :since");

    private final Clock clock;

    MessageAdminResource(Clock clock) {
        this.clock = clock;
    }

    @GET
    @Transactional
    @PermissionsAllowed("messages:read")
    @Operation(operationId = "support_listMessages", summary = "List messages and what became of them")
    public Page<MessageView> list(@Context UriInfo uri) {
        return LIST.list(uri, MessageView::of);
    }

    @POST
    @Path("/{id}/retry")
    @Transactional
    @PermissionsAllowed("messages:write")
    @Operation(operationId = "support_retryMessage", summary = "Queue a failed message again")
    @APIResponse(responseCode = "200")
    @APIResponse(responseCode = "409", description = "The message has not failed")
    @APIResponse(responseCode = "410", description = "Its content was wiped when it was first sent")
    public MessageView retry(@RestPath UUID id) {
        Message message = Message.findById(id, LockModeType.PESSIMISTIC_WRITE);
        if (message == null) throw MESSAGE_NOT_FOUND.with();
        if (message.state() != MessageState.FAILED) {
            throw MESSAGE_NOT_FAILED.with(message.state()).property("currentState", message.state());
        }
        if (message.variables() == null) throw MESSAGE_CONTENT_GONE.with();
        Message.QUEUE.replay(id, clock.instant());
        Panache.getEntityManager().refresh(message);
        return MessageView.of(message);
    }
}
