/**
 * People and what they may do: users with their profiles, partners and operators, admins, roles and permissions;
 * registration, login, sessions.
 *
 * <p>Front door: {@link id.tm.account.People} and {@link id.tm.account.Partners} answer who somebody is;
 * {@link id.tm.account.UserRegistered} is fired in the transaction that creates a user;
 * {@link id.tm.account.MemberActivity} writes down what people do. Account implements
 * {@link id.tm.platform.security.PrincipalDirectory} and {@link id.tm.support.RecipientDirectory} for the floors below.
 * Tables: users, profiles, partner_profile, admins, roles, permissions, role_permissions, user_roles, admin_roles,
 * user_channel_opt_outs, user_consents, email_verifications, login_sessions, refresh_tokens, login_attempts,
 * member_logs, practitioner_logs, master_professions, profile_photos, partner_invitations.
 */
package id.tm.account;
