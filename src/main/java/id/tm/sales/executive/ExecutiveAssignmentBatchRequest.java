package id.tm.sales.executive;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/** Who are to have seats: all of them, or nobody. */
public record ExecutiveAssignmentBatchRequest(
        @NotNull @Size(min = 1, max = 1000) List<@NotNull @Valid ExecutiveAssignmentRequest> assignments) {}
