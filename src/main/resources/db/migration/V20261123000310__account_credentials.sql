alter table users add column credentials_changed_at timestamptz;

alter table login_sessions add column authenticated_at timestamptz;
update login_sessions set authenticated_at = created_at;
alter table login_sessions alter column authenticated_at set not null;
alter table login_sessions drop constraint ck_login_sessions_revoke_reason;
alter table login_sessions add constraint ck_login_sessions_revoke_reason
    check (revoke_reason in ('LOGOUT', 'OWNER', 'TOKEN_REUSE', 'ADMIN', 'CREDENTIALS'));

create table password_resets (
    id         uuid        not null constraint pk_password_resets primary key,
    version    int         not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    user_id    uuid        constraint fk_password_resets_user references users (id),
    admin_id   uuid        constraint fk_password_resets_admin references admins (id),
    token_hash text        not null constraint uq_password_resets_token_hash unique,
    expires_at timestamptz not null,
    used_at    timestamptz,
    constraint ck_password_resets_subject check (num_nonnulls(user_id, admin_id) = 1)
);
create index ix_password_resets_user_id on password_resets (user_id, created_at);
create index ix_password_resets_admin_id on password_resets (admin_id, created_at);
create index ix_password_resets_expires_at on password_resets (expires_at);
comment on table password_resets is 'Links that let somebody who can read the mails of an account set a new password, once.';
