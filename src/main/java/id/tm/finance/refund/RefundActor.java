package id.tm.finance.refund;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who moves a refund request: {@code id} is null where the service does it by itself. */
public record RefundActor(Kind kind, @Nullable UUID id) {

    static final RefundActor SERVICE = new RefundActor(Kind.SERVICE, null);

    public enum Kind {
        BUYER,
        ADMIN,
        SERVICE
    }

    static RefundActor buyer(UUID id) {
        return new RefundActor(Kind.BUYER, id);
    }

    static RefundActor admin(UUID id) {
        return new RefundActor(Kind.ADMIN, id);
    }
}
