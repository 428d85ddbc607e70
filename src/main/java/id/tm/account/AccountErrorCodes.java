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
        return Map.of(
                "uq_users_email", AccountError.EMAIL_TAKEN,
                "uq_admins_email", AccountError.EMAIL_TAKEN,
                "uq_roles_realm_name", AccountError.ROLE_NAME_TAKEN,
                "fk_admin_roles_role", AccountError.ROLE_IN_USE);
    }
}
