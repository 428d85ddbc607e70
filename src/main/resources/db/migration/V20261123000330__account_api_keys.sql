create table user_apis (
    id               uuid        not null constraint pk_user_apis primary key,
    version          int         not null,
    created_at       timestamptz not null,
    updated_at       timestamptz not null,
    user_id          uuid        not null constraint fk_user_apis_user references users (id),
    name             text        not null,
    prefix           text        not null constraint uq_user_apis_prefix unique,
    secret_hash      text        not null,
    old_secret_hash  text,
    overlap_until timestamptz,
    scopes           text        not null,
    expires_at       timestamptz not null,
    last_used_at     timestamptz,
    revoked_at       timestamptz,
    constraint ck_user_apis_prefix check (prefix ~ '^[0-9a-f]{12}$'),
    constraint ck_user_apis_old_secret check ((old_secret_hash is null) = (overlap_until is null))
);
create index ix_user_apis_user_id on user_apis (user_id, created_at, id);
comment on table user_apis is 'API keys: what a machine sends instead of a login. Only hashes of the secret are kept; last_used_at is exact to some minutes.';

do $$ begin
    perform audit_table('user_apis', 'access', 'UserApi',
        secret => array['secret_hash', 'old_secret_hash'], ignored => array['last_used_at']);
end $$;
