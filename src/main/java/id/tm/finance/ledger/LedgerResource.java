package id.tm.finance.ledger;

import static id.tm.finance.FinanceError.LEDGER_TRANSACTION_NOT_FOUND;

import id.tm.finance.AtParameter;
import id.tm.finance.Ledger;
import id.tm.finance.Purpose;
import id.tm.platform.change.Changes;
import id.tm.platform.paging.ListSpec;
import id.tm.platform.paging.Page;
import io.quarkus.security.PermissionsAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** The books, as the back office reads them; by hand nothing is written but what takes a posting back. */
@Path("/api/v1/admin/ledger")
@Tag(name = "Finance")
public class LedgerResource {

    private static final ListSpec<LedgerTransaction> LIST = ListSpec.of(
                    LedgerTransaction.class, transaction -> transaction.id)
            .sortByInstant("createdAt", transaction -> transaction.createdAt)
            .filterEnum("purpose", "e.purpose = :purpose", Purpose.class)
            .filterText("referenceType", "e.referenceType = :referenceType")
            .filterId("referenceId", "e.referenceId = :referenceId")
            .filterId("walletId", "e.id in (select b.transactionId from Balance b where b.walletId = :walletId)")
            .filterInstant("since", "e.createdAt >= :since")
            .filterInstant("before", "e.createdAt < :before");

    private final LedgerAudit audit;
    private final Ledger ledger;
    private final Changes changes;

    LedgerResource(LedgerAudit audit, Ledger ledger, Changes changes) {
        this.audit = audit;
        this.ledger = ledger;
        this.changes = changes;
    }

    @GET
    @Path("/transactions")
    @PermissionsAllowed("ledger:read")
    @Transactional
    @Operation(operationId = "finance_listLedgerTransactions", summary = "Postings, the newest first")
    public Page<LedgerTransactionSummaryView> list(@Context UriInfo uri) {
        return LIST.list(uri, LedgerTransactionSummaryView::of);
    }

    @GET
    @Path("/transactions/{id}")
    @PermissionsAllowed("ledger:read")
    @Transactional
    @Operation(operationId = "finance_getLedgerTransaction", summary = "One posting with its entries")
    @APIResponse(responseCode = "200", description = "The posting")
    public LedgerTransactionView get(@RestPath UUID id) {
        return LedgerTransaction.<LedgerTransaction>findByIdOptional(id)
                .map(LedgerTransactionView::of)
                .orElseThrow(LEDGER_TRANSACTION_NOT_FOUND::with);
    }

    @POST
    @Path("/transactions/{id}/reversal")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed("ledger:correct")
    @Transactional
    @Operation(
            operationId = "finance_reverseLedgerTransaction",
            summary = "Take a posting back by another one that is linked with it",
            description = "Postings of payments, refunds, withdrawals and holds are taken back by what they belong to."
                    + " Taken back a second time it answers with the correction that is there.")
    @APIResponse(responseCode = "200", description = "The correction")
    @APIResponse(responseCode = "409", description = "Not one that is taken back by hand, or the money is spent")
    public LedgerTransactionView reverse(@RestPath UUID id, @NotNull @Valid LedgerReversalRequest request) {
        String reason = request.reason().strip();
        changes.because(reason);
        return get(ledger.reverse(id, reason).transactionId());
    }

    @GET
    @Path("/accounts")
    @PermissionsAllowed("ledger:read")
    @Transactional
    @Operation(
            operationId = "finance_listLedgerAccounts",
            summary = "The accounts of the house and all wallets together, now or at an instant")
    @APIResponse(responseCode = "200", description = "All of them; together they come to zero")
    public LedgerAccountsView accounts(
            @RestQuery @Parameter(description = "As it was then; now when absent", example = "2026-01-05T04:18:59Z")
                    String at) {
        return LedgerAccountsView.at(AtParameter.parse(at).orElse(null));
    }

    @GET
    @Path("/audit")
    @PermissionsAllowed("ledger:audit")
    @Operation(
            operationId = "finance_auditLedger",
            summary = "Prove the books now: every posting, account, wallet, hold and movement")
    @APIResponse(responseCode = "200", description = "Whether they balance, and what is wrong if they do not")
    public LedgerAuditView audit() {
        return audit.inspect();
    }
}
