create extension if not exists btree_gist;

create table access_stamps (
    realm text   not null constraint pk_access_stamps primary key
        constraint ck_access_stamps_realm check (realm in ('USERS', 'ADMINS')),
    stamp bigint not null default 0
);
comment on table access_stamps is 'One number per realm that moves when anybody''s rights change; every request compares it.';
insert into access_stamps (realm) values ('USERS'), ('ADMINS');

create table signing_keys (
    id          uuid        not null constraint pk_signing_keys primary key,
    version     int         not null,
    created_at  timestamptz not null,
    updated_at  timestamptz not null,
    realm       text        not null constraint ck_signing_keys_realm check (realm in ('USERS', 'ADMINS')),
    public_key  text        not null,
    private_key text        not null,
    signs_from  timestamptz not null,
    retired_at  timestamptz
);
create unique index uq_signing_keys_current on signing_keys (realm) where retired_at is null;
comment on table signing_keys is 'Key pairs that sign access tokens, per realm; the private half is encrypted by the application.';

create table idempotency_keys (
    id           uuid        not null constraint pk_idempotency_keys primary key,
    created_at   timestamptz not null,
    caller       text        not null,
    key          text        not null,
    operation    text        not null,
    request_hash bytea       not null,
    kept         boolean     not null,
    state        text        not null
        constraint ck_idempotency_keys_state check (state in ('IN_FLIGHT', 'COMMITTED', 'ANSWERED')),
    lease_until  timestamptz not null,
    status       int,
    content_type text,
    location     text,
    etag         text,
    body         text,
    constraint uq_idempotency_keys_caller_key unique (caller, key),
    constraint ck_idempotency_keys_answer check (state <> 'ANSWERED' or status is not null)
);
create index ix_idempotency_keys_created_at on idempotency_keys (created_at) where not kept;
comment on table idempotency_keys is 'What was answered to a POST with an Idempotency-Key, so that its repetition gets the same answer; the body is encrypted by the application.';

create table demo_loads (
    id int not null constraint pk_demo_loads primary key constraint ck_demo_loads_once check (id = 1)
);
comment on table demo_loads is 'Holds one row once demo data has been loaded into a local database; always empty in production.';
