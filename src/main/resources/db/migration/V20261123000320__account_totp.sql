create table totp_credentials (
    id           uuid        not null constraint pk_totp_credentials primary key,
    version      int         not null,
    created_at   timestamptz not null,
    updated_at   timestamptz not null,
    user_id      uuid
        constraint fk_totp_credentials_user references users (id)
        constraint uq_totp_credentials_user unique,
    admin_id     uuid
        constraint fk_totp_credentials_admin references admins (id)
        constraint uq_totp_credentials_admin unique,
    secret       text        not null,
    confirmed_at timestamptz,
    last_step    bigint      not null default 0,
    constraint ck_totp_credentials_subject check (num_nonnulls(user_id, admin_id) = 1)
);
comment on table totp_credentials is 'The authenticator app of somebody, asked for at logins once it is confirmed; last_step is the step of the last code that was used, so that none is used twice. The secret is encrypted.';

create table recovery_codes (
    id         uuid        not null constraint pk_recovery_codes primary key,
    created_at timestamptz not null,
    totp_id    uuid        not null
        constraint fk_recovery_codes_totp references totp_credentials (id) on delete cascade,
    code_hash  text        not null,
    used_at    timestamptz,
    constraint uq_recovery_codes_code unique (totp_id, code_hash)
);
comment on table recovery_codes is 'Codes by hash, each of which stands in for one code of the authenticator app.';

create table totp_resets (
    id         uuid        not null constraint pk_totp_resets primary key,
    created_at timestamptz not null,
    user_id    uuid        constraint fk_totp_resets_user references users (id),
    admin_id   uuid        constraint fk_totp_resets_admin references admins (id),
    reset_by   uuid        not null constraint fk_totp_resets_reset_by references admins (id),
    reason     text        not null,
    constraint ck_totp_resets_subject check (num_nonnulls(user_id, admin_id) = 1)
);
create index ix_totp_resets_user_id on totp_resets (user_id, created_at);
create index ix_totp_resets_admin_id on totp_resets (admin_id, created_at);
create index ix_totp_resets_reset_by on totp_resets (reset_by, created_at);
comment on table totp_resets is 'Who in the back office took whose authenticator app off the account, and why.';

do $$ begin
    perform append_only('totp_resets');
    perform audit_table('totp_credentials', 'access', 'TotpCredential', secret => array['secret'], ignored => array['last_step']);
end $$;
