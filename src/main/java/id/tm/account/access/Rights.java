package id.tm.account.access;

import static id.tm.account.AccountError.NOT_YOURS_TO_GRANT;

import id.tm.platform.security.Principal;
import java.util.Collection;
import java.util.List;

/** Nobody hands out, takes away or manages what they may not do themselves. */
public final class Rights {

    private Rights() {}

    /** 403 unless the caller has every one of the permissions. */
    public static void requireAll(Principal caller, Collection<String> permissions) {
        List<String> missing = permissions.stream()
                .filter(permission -> !caller.may(permission))
                .sorted()
                .toList();
        if (!missing.isEmpty()) throw NOT_YOURS_TO_GRANT.with(String.join(", ", missing));
    }
}
