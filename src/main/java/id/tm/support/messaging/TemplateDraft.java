package id.tm.support.messaging;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What may be edited of a template; subject and HTML belong to mails only. */
@Schema(name = "MessageTemplateDraft")
public record TemplateDraft(
        @Size(max = 200) @Schema(examples = "Tagihan {invoiceNumber}")
        String subject,

        @Size(max = 100_000) @Schema(examples = "<p>Yth. {name}, tagihan {invoiceNumber} …</p>")
        String bodyHtml,

        @NotBlank @Size(max = 20_000) @Schema(examples = "Yth. {name}, tagihan {invoiceNumber} …")
        String bodyText,

        @NotNull @Size(max = 50) List<@NotNull @Valid TemplateVariableRequest> variables,

        @Pattern(regexp = "[a-z0-9_]{1,512}")
        @Schema(
                examples = "invoice_issued",
                description = "Meta's name of the approved template; made of the key when absent")
        String providerName) {}
