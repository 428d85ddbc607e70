package id.tm.finance.ledger;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What an audit of the books has seen. */
public record LedgerAuditView(
        @Schema(examples = "true", description = "Nothing is wrong")
        boolean balanced,

        Instant checkedAt,
        @Schema(examples = "12034") long transactions,
        @Schema(examples = "48136") long entries,
        @Schema(examples = "977") long wallets,

        @Schema(examples = "18450000", description = "Rupiah available in all wallets together")
        long available,

        @Schema(examples = "2100000", description = "Rupiah held in all wallets together")
        long held,

        List<LedgerFindingView> findings) {}
