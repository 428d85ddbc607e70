package id.tm.account.apikey;

import static id.tm.account.AccountError.API_KEY_LIMIT;
import static id.tm.account.AccountError.API_KEY_NOT_FOUND;
import static id.tm.account.AccountError.API_KEY_STATE;
import static id.tm.platform.problem.PlatformError.INVALID_INPUT;

import id.tm.account.AccountConfig;
import id.tm.account.FreshLogin;
import id.tm.account.MemberActivity;
import id.tm.account.login.Subjects;
import id.tm.account.user.User;
import id.tm.platform.problem.FieldError;
import id.tm.platform.tx.RetryConflicts;
import id.tm.support.Messages;
import id.tm.support.OutgoingMessage;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What a user does with the own keys. Making one takes a fresh login; taking one away must always be possible. */
@ApplicationScoped
class ApiKeyService {

    private static final String SUBJECT = "API_KEY";

    private final FreshLogin fresh;
    private final MemberActivity activity;
    private final Messages messages;
    private final AccountConfig.ApiKeys config;
    private final Clock clock;

    ApiKeyService(FreshLogin fresh, MemberActivity activity, Messages messages, AccountConfig config, Clock clock) {
        this.fresh = fresh;
        this.activity = activity;
        this.messages = messages;
        this.config = config.apiKeys();
        this.clock = clock;
    }

    @Transactional
    @RetryConflicts
    ApiKeySecretView create(UUID userId, ApiKeyRequest request) {
        fresh.require();
        Instant now = clock.instant();
        Instant expiresAt = expiry(request.expiresAt(), now);
        // The lock makes the count true under any number of parallel requests.
        User user = User.lockById(userId).orElseThrow();
        if (UserApi.countLiving(userId, now) >= config.most()) throw API_KEY_LIMIT.with(config.most());
        ApiKey key = ApiKey.random();
        UserApi api = new UserApi(userId, request.name().strip(), request.scopes(), expiresAt, key);
        api.persist();
        activity.recordOfAccount(userId, MemberActivity.API_KEY_CREATED, SUBJECT, api.id);
        var recipient = Subjects.recipient(user);
        messages.send(OutgoingMessage.urgentMail(
                "api-key-created", recipient, Map.of("name", recipient.name(), "keyName", api.name(), "at", now)));
        Panache.getEntityManager().flush();
        return new ApiKeySecretView(key.text(), ApiKeyView.of(api));
    }

    @Transactional
    @RetryConflicts
    ApiKeySecretView rotate(UUID userId, UUID id, ApiKeyRotationRequest request) {
        fresh.require();
        Instant now = clock.instant();
        UserApi api = alive(userId, id, now);
        ApiKey next = ApiKey.withPrefix(api.prefix());
        api.rotate(next, now.plus(Duration.ofHours(request.overlapHours())));
        activity.recordOfAccount(userId, MemberActivity.API_KEY_ROTATED, SUBJECT, api.id);
        Panache.getEntityManager().flush();
        return new ApiKeySecretView(next.text(), ApiKeyView.of(api));
    }

    @Transactional
    @RetryConflicts
    void revoke(UUID userId, UUID id) {
        Instant now = clock.instant();
        alive(userId, id, now).revoke(now);
        activity.recordOfAccount(userId, MemberActivity.API_KEY_REVOKED, SUBJECT, id);
    }

    private UserApi alive(UUID userId, UUID id, Instant now) {
        UserApi api = UserApi.lockOfUser(id, userId).orElseThrow(API_KEY_NOT_FOUND::with);
        if (!api.isAlive(now)) {
            String state = ApiKeyView.of(api).state(now);
            throw API_KEY_STATE.with(state).property("currentState", state);
        }
        return api;
    }

    private Instant expiry(Instant wanted, Instant now) {
        Instant latest = now.plus(config.lifetime());
        if (wanted == null) return latest;
        if (!wanted.isAfter(now) || wanted.isAfter(latest)) {
            throw INVALID_INPUT
                    .with()
                    .fields(List.of(new FieldError(
                            "expiresAt",
                            "range",
                            "in the future, at most " + config.lifetime().toDays() + " days")));
        }
        return wanted;
    }
}
