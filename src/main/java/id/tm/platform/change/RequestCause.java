package id.tm.platform.change;

import jakarta.enterprise.context.RequestScoped;
import org.jspecify.annotations.Nullable;

/** Who makes the current request, and why. */
@RequestScoped
class RequestCause {

    private Causer causer = Causer.SYSTEM;
    private @Nullable String requestId;
    private @Nullable String reason;

    Causer causer() {
        return causer;
    }

    void causer(Causer value) {
        causer = value;
    }

    @Nullable
    String requestId() {
        return requestId;
    }

    void requestId(@Nullable String value) {
        requestId = value;
    }

    @Nullable
    String reason() {
        return reason;
    }

    void reason(@Nullable String value) {
        reason = value;
    }
}
