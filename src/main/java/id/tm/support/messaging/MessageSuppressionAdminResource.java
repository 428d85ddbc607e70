package id.tm.support.messaging;

import static id.tm.support.SupportError.MESSAGE_SUPPRESSION_NOT_FOUND;

import id.tm.platform.paging.ListSpec;
import id.tm.platform.paging.Page;
import id.tm.support.Channel;
import io.quarkus.security.PermissionsAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** A mailbox that was full of holes may be mended; then somebody must be able to write to it again. */
@Path("/api/v1/admin/message-suppressions")
@Tag(name = "Support")
public class MessageSuppressionAdminResource {

    private static final ListSpec<MessageSuppression> LIST = ListSpec.of(MessageSuppression.class, s -> s.id)
            .sortByInstant("createdAt", s -> s.createdAt)
            .filter("address", "e.address = :address", text -> text.strip().toLowerCase(Locale.ROOT))
            .filterEnum("channel", "e.channel = :channel", Channel.class)
            .filterEnum("cause", "e.cause = :cause", Suppressions.Cause.class);

    @GET
    @Transactional
    @PermissionsAllowed("message-suppressions:read")
    @Operation(operationId = "support_listMessageSuppressions", summary = "List addresses that are not written to")
    public Page<MessageSuppressionView> list(@Context UriInfo uri) {
        return LIST.list(uri, MessageSuppressionView::of);
    }

    @DELETE
    @Path("/{id}")
    @Transactional
    @PermissionsAllowed("message-suppressions:write")
    @Operation(operationId = "support_liftMessageSuppression", summary = "Write to the address again")
    @APIResponse(responseCode = "204", description = "Lifted")
    public void lift(@RestPath UUID id) {
        if (!MessageSuppression.deleteById(id)) throw MESSAGE_SUPPRESSION_NOT_FOUND.with();
    }
}
