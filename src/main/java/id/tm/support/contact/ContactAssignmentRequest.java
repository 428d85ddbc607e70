package id.tm.support.contact;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Who deals with it; nobody when left out. */
public record ContactAssignmentRequest(
        @Schema(description = "An active admin who may write contact messages")
        UUID assigneeId) {}
