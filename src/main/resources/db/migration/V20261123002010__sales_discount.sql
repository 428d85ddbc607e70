create table discounts (
    id           uuid          not null constraint pk_discounts primary key,
    version      int           not null,
    created_at   timestamptz   not null,
    updated_at   timestamptz   not null,
    code         text          not null constraint uq_discounts_code unique
        constraint ck_discounts_code check (code ~ '^[A-Z0-9]+(-[A-Z0-9]+)*$' and length(code) <= 40),
    name         text          not null constraint ck_discounts_name check (length(name) between 1 and 150),
    kind         text          not null constraint ck_discounts_kind check (kind in ('PERCENT', 'NOMINAL', 'FIXED_PRICE')),
    percent      numeric(7, 4) constraint ck_discounts_percent check (percent > 0 and percent <= 100),
    cap          bigint        constraint ck_discounts_cap check (cap > 0),
    amount       bigint        constraint ck_discounts_amount check (amount between 0 and 1000000000000),
    applies_to   text          not null constraint ck_discounts_applies_to check (applies_to in ('ITEM', 'TRANSACTION')),
    min_purchase bigint        not null constraint ck_discounts_min_purchase check (min_purchase >= 0),
    products     jsonb         not null,
    kinds        jsonb         not null,
    valid_from   timestamptz   not null,
    valid_until  timestamptz,
    active       boolean       not null,
    constraint ck_discounts_window check (valid_until > valid_from),
    constraint ck_discounts_reduction check (
        case kind when 'PERCENT' then percent is not null and amount is null
        else percent is null and cap is null and amount is not null end)
);
create index ix_discounts_valid_from on discounts (valid_from, id);
create index ix_discounts_created_at on discounts (created_at, id);
comment on table discounts is 'Reductions that everybody gets who buys what they are for while they are in effect.';
comment on column discounts.cap is 'Rupiah, the most that a percentage takes off.';
comment on column discounts.amount is 'Rupiah: what is taken off, or what each item then costs.';
comment on column discounts.min_purchase is 'Rupiah that what it is for must cost at least.';

create table discount_logs (
    id             uuid        not null constraint pk_discount_logs primary key,
    created_at     timestamptz not null,
    discount_id    uuid        not null constraint fk_discount_logs_discount references discounts (id),
    transaction_id uuid        not null,
    line           int         constraint ck_discount_logs_line check (line >= 0),
    sku            text,
    act            text        not null constraint ck_discount_logs_act check (act in ('APPLIED', 'TAKEN_BACK')),
    amount         bigint      not null constraint ck_discount_logs_amount check (amount > 0),
    cause          text        not null constraint ck_discount_logs_cause check (length(cause) between 1 and 60)
);
create index ix_discount_logs_discount_id on discount_logs (discount_id, created_at, id);
-- the same step of the same purchase is written down once, however often it is told
create unique index uq_discount_logs_step on discount_logs (transaction_id, discount_id, coalesce(line, -1), act);
comment on table discount_logs is 'Which discount made which purchase cheaper, and by how much; append-only.';
comment on column discount_logs.amount is 'Rupiah that the discount took off, of one line or of the whole purchase.';

do $$ begin
    perform audit_table('discounts', 'sales', 'Discount');
    perform append_only('discount_logs');
end $$;
