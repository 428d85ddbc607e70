create table config_globals (
    id             uuid        not null constraint pk_config_globals primary key,
    version        int         not null,
    created_at     timestamptz not null,
    updated_at     timestamptz not null,
    key            text        not null constraint ck_config_globals_key check (key ~ '^[a-z][a-z0-9.-]{1,79}$'),
    value          text        not null constraint ck_config_globals_value check (value is json and length(value) <= 10000),
    reason         text        not null constraint ck_config_globals_reason check (length(reason) between 3 and 500),
    guarded        boolean     not null,
    effective_from timestamptz not null,
    state          text        not null constraint ck_config_globals_state
        check (state in ('PROPOSED', 'APPROVED', 'REJECTED', 'WITHDRAWN')),
    proposed_by    uuid        constraint fk_config_globals_proposed_by references admins (id),
    decided_by     uuid        constraint fk_config_globals_decided_by references admins (id),
    decided_at     timestamptz,
    constraint ck_config_globals_decided check ((state = 'PROPOSED') = (decided_at is null)),
    constraint ck_config_globals_four_eyes check (
        not guarded or state <> 'APPROVED' or proposed_by is null or (decided_by is not null and decided_by <> proposed_by))
);
create unique index uq_config_globals_effective on config_globals (key, effective_from) where state = 'APPROVED';
create index ix_config_globals_effective_from on config_globals (effective_from, id);
create index ix_config_globals_created_at on config_globals (created_at, id);
create index ix_config_globals_proposed_by on config_globals (proposed_by);
create index ix_config_globals_decided_by on config_globals (decided_by);
comment on table config_globals is 'Every value of every setting about money, with effect from an instant until a later one; a row is the version that others keep.';

create table config_fees (
    id             uuid        not null constraint pk_config_fees primary key,
    version        int         not null,
    created_at     timestamptz not null,
    updated_at     timestamptz not null,
    key            text        not null constraint ck_config_fees_key check (key ~ '^[a-z][a-z0-9.-]{1,79}$'),
    value          text        not null constraint ck_config_fees_value check (value is json and length(value) <= 10000),
    reason         text        not null constraint ck_config_fees_reason check (length(reason) between 3 and 500),
    guarded        boolean     not null constraint ck_config_fees_guarded check (guarded),
    effective_from timestamptz not null,
    state          text        not null constraint ck_config_fees_state
        check (state in ('PROPOSED', 'APPROVED', 'REJECTED', 'WITHDRAWN')),
    proposed_by    uuid        constraint fk_config_fees_proposed_by references admins (id),
    decided_by     uuid        constraint fk_config_fees_decided_by references admins (id),
    decided_at     timestamptz,
    constraint ck_config_fees_decided check ((state = 'PROPOSED') = (decided_at is null)),
    constraint ck_config_fees_four_eyes check (
        state <> 'APPROVED' or proposed_by is null or (decided_by is not null and decided_by <> proposed_by))
);
create unique index uq_config_fees_effective on config_fees (key, effective_from) where state = 'APPROVED';
create index ix_config_fees_effective_from on config_fees (effective_from, id);
create index ix_config_fees_created_at on config_fees (created_at, id);
create index ix_config_fees_proposed_by on config_fees (proposed_by);
create index ix_config_fees_decided_by on config_fees (decided_by);
comment on table config_fees is 'Every value of every fee, with effect from an instant until a later one; always by two admins.';

create table config_global_logs (
    id             uuid        not null constraint pk_config_global_logs primary key,
    created_at     timestamptz not null,
    key            text        not null,
    version_id     uuid        not null constraint fk_config_global_logs_version references config_globals (id),
    state          text        not null constraint ck_config_global_logs_state
        check (state in ('PROPOSED', 'APPROVED', 'REJECTED', 'WITHDRAWN')),
    old_value      text,
    new_value      text        not null,
    effective_from timestamptz not null,
    admin_id       uuid        not null constraint fk_config_global_logs_admin references admins (id),
    reason         text,
    address        text
);
create index ix_config_global_logs_created_at on config_global_logs (created_at, id);
create index ix_config_global_logs_version_id on config_global_logs (version_id);
create index ix_config_global_logs_admin_id on config_global_logs (admin_id);
comment on table config_global_logs is 'Who did what to which setting about money: old and new value, why and from where; append-only.';

create table config_fee_logs (
    id             uuid        not null constraint pk_config_fee_logs primary key,
    created_at     timestamptz not null,
    key            text        not null,
    version_id     uuid        not null constraint fk_config_fee_logs_version references config_fees (id),
    state          text        not null constraint ck_config_fee_logs_state
        check (state in ('PROPOSED', 'APPROVED', 'REJECTED', 'WITHDRAWN')),
    old_value      text,
    new_value      text        not null,
    effective_from timestamptz not null,
    admin_id       uuid        not null constraint fk_config_fee_logs_admin references admins (id),
    reason         text,
    address        text
);
create index ix_config_fee_logs_created_at on config_fee_logs (created_at, id);
create index ix_config_fee_logs_version_id on config_fee_logs (version_id);
create index ix_config_fee_logs_admin_id on config_fee_logs (admin_id);
comment on table config_fee_logs is 'Who did what to which fee: old and new value, why and from where; append-only.';

insert into config_globals (id, version, created_at, updated_at, key, value, reason, guarded, effective_from, state, decided_at)
select gen_random_uuid(), 0, now(), now(), key, value, 'What the service came with', guarded, '2000-01-01T00:00:00Z', 'APPROVED', now()
from (values ('ppn.pkp', 'true', true),
             ('ppn.rate-percent', '12', true),
             ('ppn.base', '{"numerator":11,"denominator":12}', true),
             ('pph-21', '{"basePercent":50,"withoutNumberPercent":120,"brackets":[{"upTo":60000000,"percent":5},{"upTo":250000000,"percent":15},{"upTo":500000000,"percent":25},{"upTo":5000000000,"percent":30},{"percent":35}]}', true),
             ('pph-23', '{"percent":2,"withoutNumberPercent":4}', true),
             ('npwp.16-digits-from', '"2100-01-01"', true),
             ('withdrawal.minimum', '50000', false),
             ('withdrawal.maximum', '50000000', false),
             ('withdrawal.second-approval-above', '10000000', false),
             ('withdrawal.cool-down-hours', '24', false),
             ('refund.window-days', '7', false)) as seed (key, value, guarded);

insert into config_fees (id, version, created_at, updated_at, key, value, reason, guarded, effective_from, state, decided_at)
select gen_random_uuid(), 0, now(), now(), key, value, 'What the service came with', true, '2000-01-01T00:00:00Z', 'APPROVED', now()
from (values ('service', '{"nominal":0}'),
             ('partner-admin', '{"nominal":0}'),
             ('transfer', '{"nominal":2500}')) as seed (key, value);

do $$ begin
    perform audit_table('config_globals', 'finance', 'ConfigGlobal');
    perform audit_table('config_fees', 'finance', 'ConfigFee');
    perform append_only('config_global_logs');
    perform append_only('config_fee_logs');
end $$;
