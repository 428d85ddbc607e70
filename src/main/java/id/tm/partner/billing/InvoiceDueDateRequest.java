package id.tm.partner.billing;

import id.tm.platform.input.PlainText;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

public record InvoiceDueDateRequest(
        @NotNull @Schema(examples = "2026-12-21") LocalDate dueDate,
        @Size(max = 500) @PlainText(oneLine = true) String reason) {}
