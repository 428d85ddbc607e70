create table users (
    id                uuid        not null constraint pk_users primary key,
    version           int         not null,
    created_at        timestamptz not null,
    updated_at        timestamptz not null,
    email             text        not null,
    password_hash     text        not null,
    status            text        not null
        constraint ck_users_status check (status in ('PENDING_VERIFICATION', 'ACTIVE', 'LOCKED', 'DISABLED', 'DELETED')),
    email_verified_at timestamptz,
    deleted_at        timestamptz,
    constraint ck_users_deleted check ((status = 'DELETED') = (deleted_at is not null)),
    constraint ck_users_verified check (status not in ('ACTIVE', 'LOCKED') or email_verified_at is not null)
);
create unique index uq_users_email on users (lower(email));
create index ix_users_created_at on users (created_at, id);
comment on table users is 'One login for members, partners, their operators, practitioners and analysts.';

create table profiles (
    id           uuid        not null constraint pk_profiles primary key,
    version      int         not null,
    created_at   timestamptz not null,
    updated_at   timestamptz not null,
    user_id      uuid        not null
        constraint fk_profiles_user references users (id)
        constraint uq_profiles_user unique,
    full_name    text        not null,
    phone        text
        constraint ck_profiles_phone check (phone ~ '^\+[1-9][0-9]{6,14}$'),
    whatsapp     boolean     not null default false,
    sex          text        constraint ck_profiles_sex check (sex in ('L', 'P')),
    birth_date   date,
    bio          text,
    address      text,
    village_code text
        constraint ck_profiles_village_code check (village_code ~ '^[0-9]{2}\.[0-9]{2}\.[0-9]{2}\.[0-9]{4}$'),
    zone         text        not null default 'Asia/Jakarta',
    locale       text        not null default 'id' constraint ck_profiles_locale check (locale in ('id', 'en')),
    constraint ck_profiles_whatsapp check (not whatsapp or phone is not null)
);
create index ix_profiles_phone on profiles (phone);
comment on table profiles is 'Who a user is and how the person is reached; phone in E.164.';

create table admins (
    id            uuid        not null constraint pk_admins primary key,
    version       int         not null,
    created_at    timestamptz not null,
    updated_at    timestamptz not null,
    email         text        not null,
    full_name     text        not null,
    password_hash text        not null,
    status        text        not null
        constraint ck_admins_status check (status in ('ACTIVE', 'LOCKED', 'DISABLED', 'DELETED')),
    locale        text        not null default 'id' constraint ck_admins_locale check (locale in ('id', 'en')),
    deleted_at    timestamptz,
    constraint ck_admins_deleted check ((status = 'DELETED') = (deleted_at is not null))
);
create unique index uq_admins_email on admins (lower(email));
create index ix_admins_created_at on admins (created_at, id);
comment on table admins is 'Identities of the back office, a realm of its own.';

create table roles (
    id         uuid        not null constraint pk_roles primary key,
    version    int         not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    realm      text        not null constraint ck_roles_realm check (realm in ('USERS', 'ADMINS')),
    name       text        not null,
    built_in   boolean     not null default false,
    constraint uq_roles_realm_name unique (realm, name),
    constraint ck_roles_users_built_in check (realm = 'ADMINS' or built_in)
);
comment on table roles is 'Named roles per realm; those of the members'' realm are fixed, those of the back office are composed by admins.';

create table permissions (
    id         uuid        not null constraint pk_permissions primary key,
    created_at timestamptz not null,
    name       text        not null
        constraint uq_permissions_name unique
        constraint ck_permissions_name check (name ~ '^([a-z0-9-]+:[a-z0-9-]+|\*:\*)$')
);
comment on table permissions is 'The catalogue of resource:action, kept equal to what the endpoints ask for; *:* is all of them.';

create table role_permissions (
    role_id       uuid not null constraint fk_role_permissions_role references roles (id) on delete cascade,
    permission_id uuid not null constraint fk_role_permissions_permission references permissions (id) on delete cascade,
    constraint pk_role_permissions primary key (role_id, permission_id)
);
create index ix_role_permissions_permission_id on role_permissions (permission_id);
comment on table role_permissions is 'What a role allows.';

create table user_roles (
    user_id uuid not null constraint fk_user_roles_user references users (id),
    role_id uuid not null constraint fk_user_roles_role references roles (id),
    constraint pk_user_roles primary key (user_id, role_id)
);
create index ix_user_roles_role_id on user_roles (role_id);
comment on table user_roles is 'Roles of a user; one user may hold several.';

create table admin_roles (
    admin_id uuid not null constraint fk_admin_roles_admin references admins (id),
    role_id  uuid not null constraint fk_admin_roles_role references roles (id),
    constraint pk_admin_roles primary key (admin_id, role_id)
);
create index ix_admin_roles_role_id on admin_roles (role_id);
comment on table admin_roles is 'Roles of an admin.';

insert into roles (id, version, created_at, updated_at, realm, name, built_in)
select gen_random_uuid(), 0, now(), now(), realm, name, true
from (values ('USERS', 'member'), ('USERS', 'partner'), ('USERS', 'partner-operator'), ('USERS', 'practitioner'),
             ('USERS', 'analyst'), ('ADMINS', 'super-admin')) as fixed (realm, name);
insert into permissions (id, created_at, name) values (gen_random_uuid(), now(), '*:*');
insert into role_permissions (role_id, permission_id)
select r.id, p.id from roles r, permissions p where r.realm = 'ADMINS' and r.name = 'super-admin' and p.name = '*:*';

create table partner_profile (
    id           uuid        not null constraint pk_partner_profile primary key,
    version      int         not null,
    created_at   timestamptz not null,
    updated_at   timestamptz not null,
    user_id      uuid        not null
        constraint fk_partner_profile_user references users (id)
        constraint uq_partner_profile_user unique,
    parent_id    uuid        constraint fk_partner_profile_parent references partner_profile (id),
    name         text,
    billing_kind text        constraint ck_partner_profile_billing_kind check (billing_kind in ('PREPAID', 'POSTPAID')),
    contacts     jsonb       not null default '[]',
    active       boolean     not null,
    constraint ck_partner_profile_main check (parent_id is not null or (name is not null and billing_kind is not null)),
    constraint ck_partner_profile_operator check (parent_id is null or (name is null and billing_kind is null)),
    constraint ck_partner_profile_parent check (parent_id is distinct from id)
);
create index ix_partner_profile_parent_id on partner_profile (parent_id);
comment on table partner_profile is 'The institution behind a partner; a row with a parent makes its user an operator of that main partner.';

create table user_channel_opt_outs (
    id         uuid        not null constraint pk_user_channel_opt_outs primary key,
    created_at timestamptz not null,
    user_id    uuid        not null constraint fk_user_channel_opt_outs_user references users (id),
    channel    text        not null constraint ck_user_channel_opt_outs_channel check (channel in ('EMAIL', 'WHATSAPP')),
    constraint uq_user_channel_opt_outs_user_channel unique (user_id, channel)
);
comment on table user_channel_opt_outs is 'Channels on which a person wants no reminders.';

create table user_consents (
    id               uuid        not null constraint pk_user_consents primary key,
    created_at       timestamptz not null,
    user_id          uuid        not null constraint fk_user_consents_user references users (id),
    kind             text        not null constraint ck_user_consents_kind check (kind in ('TERMS', 'MARKETING')),
    channel          text        constraint ck_user_consents_channel check (channel in ('EMAIL', 'WHATSAPP')),
    document_version text        not null,
    granted          boolean     not null,
    constraint ck_user_consents_marketing check ((kind = 'MARKETING') = (channel is not null))
);
create index ix_user_consents_user_id on user_consents (user_id, created_at);
comment on table user_consents is 'What a person agreed to or withdrew, and to which text; the newest row of a kind and channel counts.';

create table email_verifications (
    id            uuid        not null constraint pk_email_verifications primary key,
    version       int         not null,
    created_at    timestamptz not null,
    updated_at    timestamptz not null,
    user_id       uuid        not null constraint fk_email_verifications_user references users (id),
    token_hash    text        not null constraint uq_email_verifications_token_hash unique,
    expires_at    timestamptz not null,
    used_at       timestamptz,
    password_hash text        not null,
    full_name     text        not null,
    phone         text
);
create index ix_email_verifications_user_id on email_verifications (user_id, created_at);
create index ix_email_verifications_expires_at on email_verifications (expires_at);
comment on table email_verifications is 'Links that prove an e-mail address, with the registration each was sent for: only its password opens the account.';

create table login_sessions (
    id            uuid        not null constraint pk_login_sessions primary key,
    version       int         not null,
    created_at    timestamptz not null,
    updated_at    timestamptz not null,
    user_id       uuid        constraint fk_login_sessions_user references users (id),
    admin_id      uuid        constraint fk_login_sessions_admin references admins (id),
    device_name   text,
    address       text        not null,
    last_seen_at  timestamptz not null,
    expires_at    timestamptz not null,
    revoked_at    timestamptz,
    revoke_reason text
        constraint ck_login_sessions_revoke_reason check (revoke_reason in ('LOGOUT', 'OWNER', 'TOKEN_REUSE', 'ADMIN')),
    constraint ck_login_sessions_subject check (num_nonnulls(user_id, admin_id) = 1),
    constraint ck_login_sessions_revoked check ((revoked_at is null) = (revoke_reason is null))
);
create index ix_login_sessions_user_id on login_sessions (user_id, last_seen_at);
create index ix_login_sessions_admin_id on login_sessions (admin_id, last_seen_at);
create index ix_login_sessions_expires_at on login_sessions (expires_at);
comment on table login_sessions is 'One login on one device and the family of refresh tokens that grew from it.';

create table refresh_tokens (
    id         uuid        not null constraint pk_refresh_tokens primary key,
    version    int         not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    session_id uuid        not null
        constraint fk_refresh_tokens_session references login_sessions (id) on delete cascade,
    token_hash text        not null constraint uq_refresh_tokens_token_hash unique,
    expires_at timestamptz not null,
    used_at    timestamptz,
    child_id   uuid        constraint fk_refresh_tokens_child references refresh_tokens (id) on delete set null,
    child_seed text,
    nonce_hash text,
    constraint ck_refresh_tokens_used check ((used_at is null) = (child_seed is null))
);
create index ix_refresh_tokens_session_id on refresh_tokens (session_id);
create unique index uq_refresh_tokens_child on refresh_tokens (child_id);
comment on table refresh_tokens is 'Refresh tokens by hash; a used one knows its child and what makes the child again for the same nonce.';

create table login_attempts (
    id              uuid        not null constraint pk_login_attempts primary key,
    realm           text        not null constraint ck_login_attempts_realm check (realm in ('USERS', 'ADMINS')),
    login_key       text        not null,
    address         text        not null,
    failures        int         not null default 0 constraint ck_login_attempts_failures check (failures >= 0),
    last_attempt_at timestamptz not null,
    blocked_until   timestamptz,
    succeeded_at    timestamptz,
    constraint uq_login_attempts_login_address unique (realm, login_key, address)
);
create index ix_login_attempts_last_attempt_at on login_attempts (last_attempt_at);
comment on table login_attempts is 'Failed logins per login (hashed) and address; * stands for any address.';
