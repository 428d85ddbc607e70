package id.tm.account.partnerprofile;

import static id.tm.account.AccountError.INVITATION_NOT_FOUND;
import static id.tm.account.AccountError.OPERATOR_NOT_FOUND;
import static id.tm.account.AccountError.PARTNER_NOT_FOUND;
import static id.tm.account.AccountError.PARTNER_STATE;
import static id.tm.account.AccountError.USER_NOT_FOUND;
import static id.tm.account.AccountError.USER_STATE;
import static id.tm.platform.problem.PlatformError.INVALID_INPUT;

import id.tm.account.MemberActivity;
import id.tm.account.access.Role;
import id.tm.account.user.Profile;
import id.tm.account.user.User;
import id.tm.account.user.UserStatus;
import id.tm.platform.http.ETags;
import id.tm.platform.limit.RateLimits;
import id.tm.platform.problem.FieldError;
import id.tm.platform.security.AccessStamp;
import id.tm.platform.security.Realm;
import id.tm.platform.tx.RetryConflicts;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** What becomes of main partners and their operators. Whatever opens or closes something moves the access stamp. */
@ApplicationScoped
class PartnerService {

    private static final int INVITATIONS_A_DAY = 50;

    private final Invitations invitations;
    private final RateLimits limits;
    private final AccessStamp stamp;
    private final MemberActivity activity;
    private final Clock clock;

    PartnerService(
            Invitations invitations, RateLimits limits, AccessStamp stamp, MemberActivity activity, Clock clock) {
        this.invitations = invitations;
        this.limits = limits;
        this.stamp = stamp;
        this.activity = activity;
        this.clock = clock;
    }

    @Transactional
    @RetryConflicts
    PartnerProfile create(PartnerCreateRequest request) {
        if ((request.userId() == null) == (request.newUser() == null)) {
            String message = "either userId or newUser";
            throw INVALID_INPUT.with().fields(List.of(new FieldError("userId", "either-or", message)));
        }
        requireBilling(request.partner().contacts());
        User user = request.userId() != null ? existing(request.userId()) : invited(request.newUser());
        user.grant(Role.builtIn(Realm.USERS, Role.PARTNER));
        PartnerProfile partner = new PartnerProfile();
        partner.userId = user.id;
        request.partner().applyTo(partner);
        partner.persistAndFlush();
        stamp.move(Realm.USERS);
        if (user.status() == UserStatus.PENDING_VERIFICATION) invite(partner, user);
        return partner;
    }

    /** Once more to a main partner who has not chosen a password yet; an earlier link no longer works. */
    @Transactional
    @RetryConflicts
    PartnerInvitation inviteAgain(UUID id) {
        PartnerProfile partner = lockMain(id);
        User user = User.lockById(partner.userId).orElseThrow();
        if (user.status() != UserStatus.PENDING_VERIFICATION)
            throw USER_STATE.with(user.status()).property("currentState", user.status());
        PartnerInvitation.revokeTo(partner.id, user.email(), false, clock.instant());
        return invite(partner, user);
    }

    @Transactional
    @RetryConflicts
    PartnerProfile replace(UUID id, String ifMatch, PartnerRequest request) {
        PartnerProfile partner = lockMain(id);
        ETags.requireMatch(ifMatch, partner.version);
        requireBilling(request.contacts());
        request.applyTo(partner);
        Panache.getEntityManager().flush();
        return partner;
    }

    @Transactional
    @RetryConflicts
    PartnerProfile activate(UUID id) {
        PartnerProfile partner = lockMain(id);
        if (partner.isActive()) throw PARTNER_STATE.with("ACTIVE").property("currentState", "ACTIVE");
        partner.activate();
        return moved(partner);
    }

    /** The partner and all its operators are out with their next request. */
    @Transactional
    @RetryConflicts
    PartnerProfile deactivate(UUID id) {
        PartnerProfile partner = lockMain(id);
        if (!partner.isActive()) throw PARTNER_STATE.with("INACTIVE").property("currentState", "INACTIVE");
        partner.deactivate();
        return moved(partner);
    }

    @Transactional
    PartnerProfile own(UUID userId) {
        return PartnerProfile.findByUser(userId).orElseThrow(PARTNER_NOT_FOUND::with);
    }

    @Transactional
    @RetryConflicts
    PartnerProfile changeContacts(UUID userId, String ifMatch, PartnerContactsRequest request) {
        PartnerProfile partner = lockMain(ownMain(userId).id);
        ETags.requireMatch(ifMatch, partner.version);
        requireBilling(request.contacts());
        partner.contacts = PartnerContact.all(request.contacts());
        Panache.getEntityManager().flush();
        return partner;
    }

    @Transactional
    @RetryConflicts
    PartnerInvitation inviteOperator(UUID userId, InvitationRequest request) {
        limits.take("partner-invitation", userId.toString(), INVITATIONS_A_DAY, Duration.ofDays(1));
        PartnerProfile partner = ownMain(userId);
        PartnerInvitation invitation = invitations.send(partner, request);
        activity.record(userId, MemberActivity.OPERATOR_INVITED, "PARTNER_INVITATION", invitation.id);
        return invitation;
    }

    @Transactional
    @RetryConflicts
    void takeBack(UUID userId, UUID invitationId) {
        PartnerInvitation.lockOpen(invitationId, ownMain(userId).id)
                .orElseThrow(INVITATION_NOT_FOUND::with)
                .revoke(clock.instant());
    }

    /** The operator stays a member; all that was open as operator is closed. */
    @Transactional
    @RetryConflicts
    void remove(UUID userId, UUID operatorId) {
        PartnerProfile tie =
                PartnerProfile.lockOperator(operatorId, ownMain(userId).id).orElseThrow(OPERATOR_NOT_FOUND::with);
        User user = User.lockById(tie.userId).orElseThrow();
        Set<Role> roles = new HashSet<>(user.roles());
        roles.removeIf(role -> role.name().equals(Role.PARTNER_OPERATOR));
        user.replaceRoles(roles);
        tie.delete();
        stamp.move(Realm.USERS);
        activity.record(userId, MemberActivity.OPERATOR_REMOVED, "USER", user.id);
    }

    /** The main partner that the user is; operators are none. */
    @Transactional
    PartnerProfile ownMain(UUID userId) {
        return PartnerProfile.findByUser(userId)
                .filter(own -> own.parent == null)
                .orElseThrow(PARTNER_NOT_FOUND::with);
    }

    private static PartnerProfile lockMain(UUID id) {
        return PartnerProfile.lockMain(id).orElseThrow(PARTNER_NOT_FOUND::with);
    }

    private static User existing(UUID userId) {
        User user = User.lockById(userId).orElseThrow(USER_NOT_FOUND::with);
        if (user.status() == UserStatus.DELETED) throw USER_NOT_FOUND.with();
        return user;
    }

    private User invited(PartnerCreateRequest.NewUser request) {
        return invitations.newUser(request.email(), request.fullName(), request.locale(), "invited");
    }

    private PartnerInvitation invite(PartnerProfile partner, User user) {
        Profile profile = Profile.of(user.id);
        return invitations.send(partner, new InvitationRequest(user.email(), profile.fullName, profile.locale));
    }

    private PartnerProfile moved(PartnerProfile partner) {
        stamp.move(Realm.USERS);
        Panache.getEntityManager().flush();
        return partner;
    }

    private static void requireBilling(List<PartnerContactRequest> contacts) {
        if (contacts.stream().anyMatch(PartnerContactRequest::billing)) return;
        String message = "one of them at least is told about invoices";
        throw INVALID_INPUT.with().fields(List.of(new FieldError("contacts", "no-billing-contact", message)));
    }
}
