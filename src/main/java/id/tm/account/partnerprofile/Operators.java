package id.tm.account.partnerprofile;

import id.tm.account.user.Profile;
import id.tm.account.user.User;
import id.tm.platform.paging.ListSpec;
import id.tm.platform.paging.Page;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Lists the operators of a main partner, with who they are. */
final class Operators {

    static final ListSpec<PartnerProfile> LIST =
            ListSpec.of(PartnerProfile.class).sortByInstant("createdAt", tie -> tie.createdAt);

    private Operators() {}

    static Page<OperatorView> list(UriInfo uri, UUID mainId) {
        Page<PartnerProfile> ties = LIST.list(uri, "e.parent.id = :main", Map.of("main", mainId), Function.identity());
        List<UUID> ids = ties.items().stream().map(tie -> tie.userId).toList();
        Map<UUID, Profile> profiles = Profile.ofUsers(ids);
        Map<UUID, User> users =
                User.listByIds(ids).stream().collect(Collectors.toMap(user -> user.id, Function.identity()));
        List<OperatorView> views = ties.items().stream()
                .map(tie -> new OperatorView(
                        tie.id,
                        tie.userId,
                        profiles.get(tie.userId).fullName,
                        users.get(tie.userId).email(),
                        tie.createdAt))
                .toList();
        return new Page<>(views, ties.nextCursor());
    }
}
