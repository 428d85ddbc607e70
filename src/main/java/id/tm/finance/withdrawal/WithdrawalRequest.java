package id.tm.finance.withdrawal;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Money to be sent to one of one's bank accounts. */
public record WithdrawalRequest(
        @NotNull @Schema(description = "One of my verified bank accounts")
        UUID userBankId,

        @NotNull @Min(1) @Max(MOST) @Schema(examples = "1000000", description = "Rupiah that leave the wallet")
        Long gross) {

    static final long MOST = 999_999_999_999L;
}
