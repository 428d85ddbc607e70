package id.tm.account;

import id.tm.platform.problem.ErrorCodes;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

@ApplicationScoped
class AccountErrorCodes implements ErrorCodes {

    @Override
    public List<AccountError> codes() {
        return List.of(AccountError.values());
    }

    @Override
    public Map<String, AccountError> byConstraint() {
        return Map.ofEntries(
                Map.entry("uq_users_email", AccountError.EMAIL_TAKEN),
                Map.entry("uq_admins_email", AccountError.EMAIL_TAKEN),
                Map.entry("uq_roles_realm_name", AccountError.ROLE_NAME_TAKEN),
                Map.entry("fk_admin_roles_role", AccountError.ROLE_IN_USE),
                Map.entry("uq_master_professions_name", AccountError.PROFESSION_NAME_TAKEN),
                Map.entry("fk_profiles_profession", AccountError.UNKNOWN_PROFESSION),
                Map.entry("fk_profiles_village", AccountError.UNKNOWN_VILLAGE),
                Map.entry("uq_partner_profile_user", AccountError.ALREADY_OF_PARTNER),
                Map.entry("uq_partner_invitations_open", AccountError.INVITATION_OPEN));
    }
}
