package id.tm.sales.transaction;

import id.tm.platform.document.PdfAnswer;
import id.tm.platform.security.Caller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** The invoice of a purchase. */
@Path("/api/v1/me/transactions/{id}/invoice.pdf")
@Tag(name = "Purchases")
@RolesAllowed("member")
public class TransactionDocumentResource {

    private final TransactionDocument document;
    private final Caller caller;

    TransactionDocumentResource(TransactionDocument document, Caller caller) {
        this.document = document;
        this.caller = caller;
    }

    @GET
    @Produces(PdfAnswer.MEDIA_TYPE)
    @Operation(operationId = "sales_getMyTransactionPdf", summary = "The invoice of a purchase of mine on paper")
    @APIResponse(responseCode = "200", description = "The document")
    @APIResponse(responseCode = "304", description = "As the caller has it")
    public Response pdf(
            @RestPath UUID id,
            @RestQuery
                    @Pattern(regexp = "id|en")
                    @Parameter(description = "Language; left out: that of Accept-Language", example = "en")
                    String lang,
            @RestHeader(HttpHeaders.ACCEPT_LANGUAGE) @Parameter(hidden = true) String accepted,
            @Context Request request) {
        TransactionDocument.File file = document.of(caller.id(), id, PdfAnswer.locale(lang, accepted));
        return PdfAnswer.of(request, file.content(), file.name());
    }
}
