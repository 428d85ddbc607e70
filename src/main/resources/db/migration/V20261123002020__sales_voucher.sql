create table voucher_batches (
    id         uuid        not null constraint pk_voucher_batches primary key,
    version    int         not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    prefix     text        not null constraint ck_voucher_batches_prefix check (prefix ~ '^[A-Z0-9]{2,12}$'),
    size       int         not null constraint ck_voucher_batches_size check (size between 1 and 50000),
    created_by uuid        not null constraint fk_voucher_batches_created_by references admins (id),
    task_id    uuid        not null
);
create index ix_voucher_batches_created_at on voucher_batches (created_at, id);
create index ix_voucher_batches_created_by on voucher_batches (created_by);
comment on table voucher_batches is 'Vouchers that were generated together, each with a code of its own.';

create table vouchers (
    id                  uuid          not null constraint pk_vouchers primary key,
    version             int           not null,
    created_at          timestamptz   not null,
    updated_at          timestamptz   not null,
    code                text          not null constraint uq_vouchers_code unique
        constraint ck_vouchers_code check (code ~ '^[A-Z0-9]+(-[A-Z0-9]+)*$' and length(code) between 3 and 40),
    batch_id            uuid          constraint fk_vouchers_batch references voucher_batches (id),
    name                text          not null constraint ck_vouchers_name check (length(name) between 1 and 150),
    source              text          not null constraint ck_vouchers_source
        check (source in ('CAMPAIGN', 'PARTNER', 'AFFILIATE', 'COMPENSATION', 'OLD_SYSTEM')),
    kind                text          not null constraint ck_vouchers_kind check (kind in ('PERCENT', 'NOMINAL', 'FIXED_PRICE')),
    percent             numeric(7, 4) constraint ck_vouchers_percent check (percent > 0 and percent <= 100),
    cap                 bigint        constraint ck_vouchers_cap check (cap > 0),
    amount              bigint        constraint ck_vouchers_amount check (amount between 0 and 1000000000000),
    quota               bigint        constraint ck_vouchers_quota check (quota >= 0),
    per_user_limit      int           constraint ck_vouchers_per_user_limit check (per_user_limit >= 1),
    reserved            bigint        not null default 0 constraint ck_vouchers_reserved check (reserved >= 0),
    redeemed            bigint        not null default 0 constraint ck_vouchers_redeemed check (redeemed >= 0),
    min_purchase        bigint        not null constraint ck_vouchers_min_purchase check (min_purchase >= 0),
    valid_from          timestamptz   not null,
    valid_until         timestamptz,
    weekdays            jsonb         not null,
    daily_from          time,
    daily_until         time,
    products            jsonb         not null,
    kinds               jsonb         not null,
    roles               jsonb         not null,
    partners            jsonb         not null,
    first_purchase_only boolean       not null,
    stackable           boolean       not null,
    stack_group         text          constraint ck_vouchers_stack_group check (stack_group ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
    priority            int           not null constraint ck_vouchers_priority check (priority between -1000 and 1000),
    restore_on_refund   boolean       not null,
    active              boolean       not null,
    constraint ck_vouchers_uses check (reserved + redeemed <= quota),
    constraint ck_vouchers_window check (valid_until > valid_from),
    constraint ck_vouchers_hours check ((daily_from is null) = (daily_until is null) and daily_until > daily_from),
    constraint ck_vouchers_reduction check (
        case kind when 'PERCENT' then percent is not null and amount is null
        else percent is null and cap is null and amount is not null end)
);
create index ix_vouchers_batch_id on vouchers (batch_id, id);
create index ix_vouchers_created_at on vouchers (created_at, id);
comment on table vouchers is 'Codes that make a purchase cheaper: by how much, for whom, when and how often. reserved and redeemed are changed by conditional statements only.';
comment on column vouchers.cap is 'Rupiah, the most that a percentage takes off.';
comment on column vouchers.amount is 'Rupiah: what is taken off, or what each item then costs.';
comment on column vouchers.min_purchase is 'Rupiah that what it is for must cost at least.';

create table voucher_user_counters (
    voucher_id uuid not null constraint fk_voucher_user_counters_voucher references vouchers (id),
    user_id    uuid not null constraint fk_voucher_user_counters_user references users (id),
    uses       int  not null constraint ck_voucher_user_counters_uses check (uses >= 0),
    constraint pk_voucher_user_counters primary key (voucher_id, user_id)
);
create index ix_voucher_user_counters_user_id on voucher_user_counters (user_id);
comment on table voucher_user_counters is 'How many uses of a voucher one person has, reserved ones included.';

create table voucher_redemptions (
    id             uuid        not null constraint pk_voucher_redemptions primary key,
    version        int         not null,
    created_at     timestamptz not null,
    updated_at     timestamptz not null,
    voucher_id     uuid        not null constraint fk_voucher_redemptions_voucher references vouchers (id),
    user_id        uuid        not null constraint fk_voucher_redemptions_user references users (id),
    transaction_id uuid        not null,
    amount         bigint      not null constraint ck_voucher_redemptions_amount check (amount > 0),
    state          text        not null constraint ck_voucher_redemptions_state
        check (state in ('RESERVED', 'REDEEMED', 'RELEASED', 'RESTORED')),
    first_purchase boolean     not null,
    cause          text        not null constraint ck_voucher_redemptions_cause check (length(cause) between 1 and 60),
    settled_at     timestamptz,
    constraint uq_voucher_redemptions_voucher_transaction unique (voucher_id, transaction_id),
    constraint ck_voucher_redemptions_settled check ((state = 'RESERVED') = (settled_at is null))
);
create unique index uq_voucher_redemptions_first_purchase on voucher_redemptions (user_id)
    where first_purchase and state in ('RESERVED', 'REDEEMED');
create index ix_voucher_redemptions_transaction_id on voucher_redemptions (transaction_id);
create index ix_voucher_redemptions_voucher_id on voucher_redemptions (voucher_id, created_at, id);
create index ix_voucher_redemptions_user_id on voucher_redemptions (user_id);
comment on table voucher_redemptions is 'One use of a voucher by one purchase: reserved at checkout, redeemed when paid, released when it comes to nothing, restored after some refunds.';
comment on column voucher_redemptions.amount is 'Rupiah that the voucher takes off this purchase.';

create table voucher_logs (
    id             uuid        not null constraint pk_voucher_logs primary key,
    created_at     timestamptz not null,
    voucher_id     uuid        not null constraint fk_voucher_logs_voucher references vouchers (id),
    redemption_id  uuid        not null constraint fk_voucher_logs_redemption references voucher_redemptions (id),
    transaction_id uuid        not null,
    from_state     text        constraint ck_voucher_logs_from_state
        check (from_state in ('RESERVED', 'REDEEMED', 'RELEASED', 'RESTORED')),
    to_state       text        not null constraint ck_voucher_logs_to_state
        check (to_state in ('RESERVED', 'REDEEMED', 'RELEASED', 'RESTORED')),
    amount         bigint      not null constraint ck_voucher_logs_amount check (amount > 0),
    cause          text        not null constraint ck_voucher_logs_cause check (length(cause) between 1 and 60)
);
create index ix_voucher_logs_voucher_id on voucher_logs (voucher_id, created_at, id);
create index ix_voucher_logs_redemption_id on voucher_logs (redemption_id);
comment on table voucher_logs is 'Every step of every use of a voucher; append-only.';
comment on column voucher_logs.amount is 'Rupiah that the voucher takes off this purchase.';

create table first_purchases (
    user_id        uuid        not null constraint pk_first_purchases primary key
        constraint fk_first_purchases_user references users (id),
    transaction_id uuid        not null,
    created_at     timestamptz not null
);
comment on table first_purchases is 'Who has bought something, and what was the first; decides about vouchers for first purchases.';

do $$ begin
    perform audit_table('voucher_batches', 'sales', 'VoucherBatch');
    -- whoever knows a code can use it; uses stand in voucher_logs
    perform audit_table('vouchers', 'sales', 'Voucher', secret => array['code'], ignored => array['reserved', 'redeemed']);
    perform append_only('voucher_logs');
end $$;
