package id.tm.finance.ledger;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One thing that is wrong with the books. */
public record LedgerFindingView(
        FindingKind kind,

        @Schema(description = "The posting, account, wallet or case; absent when the books as a whole are wrong")
        UUID subjectId,

        @Schema(examples = "150000", description = "What it should be")
        long expected,

        @Schema(examples = "140000", description = "What it is")
        long actual) {}
