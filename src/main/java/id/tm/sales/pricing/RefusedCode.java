package id.tm.sales.pricing;

import id.tm.sales.voucher.VoucherRefusal;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** A code that was named and makes nothing cheaper, and why. */
@RegisterForReflection
public record RefusedCode(String code, VoucherRefusal reason) {}
