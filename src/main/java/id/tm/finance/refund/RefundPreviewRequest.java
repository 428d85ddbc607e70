package id.tm.finance.refund;

import jakarta.validation.constraints.NotNull;
import java.util.UUID;

public record RefundPreviewRequest(@NotNull UUID paymentId) {}
