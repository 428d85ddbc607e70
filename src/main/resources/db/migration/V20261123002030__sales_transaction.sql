create table transaction_numbers (
    series text not null constraint ck_transaction_numbers_series check (series ~ '^[A-Z]{2}$'),
    day    date not null,
    lane   int  not null constraint ck_transaction_numbers_lane check (lane between 0 and 15),
    last   int  not null constraint ck_transaction_numbers_last check (last >= 1),
    constraint pk_transaction_numbers primary key (series, day, lane)
);
comment on table transaction_numbers is 'The last number given out per series and day (WIB), in lanes of their own so that purchases do not wait for one another: every sixteenth number belongs to a lane.';

create table transaction (
    id                    uuid        not null constraint pk_transaction primary key,
    version               int         not null,
    created_at            timestamptz not null,
    updated_at            timestamptz not null,
    number                text        not null constraint uq_transaction_number unique
        constraint ck_transaction_number check (number ~ '^TM-[0-9]{8}-[0-9]{6}$'),
    user_id               uuid        not null constraint fk_transaction_user references users (id),
    practitioner_id       uuid        constraint fk_transaction_practitioner references users (id),
    status                text        not null constraint ck_transaction_status check (status in (
        'PENDING', 'PAID', 'EXPIRED', 'CANCELLED', 'FAILED', 'PARTIALLY_REFUNDED', 'REFUNDED', 'REVERSED')),
    product_set           text        not null constraint ck_transaction_product_set check (length(product_set) between 1 and 1000),
    channel               text,
    subtotal              bigint      not null constraint ck_transaction_subtotal check (subtotal >= 0),
    item_discounts        bigint      not null constraint ck_transaction_item_discounts check (item_discounts >= 0),
    transaction_discounts bigint      not null constraint ck_transaction_transaction_discounts check (transaction_discounts >= 0),
    service_fee           bigint      not null constraint ck_transaction_service_fee check (service_fee >= 0),
    channel_fee           bigint      not null constraint ck_transaction_channel_fee check (channel_fee >= 0),
    dpp                   bigint      not null constraint ck_transaction_dpp check (dpp >= 0),
    ppn                   bigint      not null constraint ck_transaction_ppn check (ppn >= 0),
    total                 bigint      not null constraint ck_transaction_total check (total >= 0),
    quote                 jsonb       not null,
    expires_at            timestamptz not null,
    cancel_requested_at   timestamptz,
    paid_at               timestamptz,
    payment_id            uuid        constraint fk_transaction_payment references payments (id),
    payment_reference     text        constraint ck_transaction_payment_reference check (length(payment_reference) between 1 and 100),
    legacy_number         text        constraint uq_transaction_legacy_number unique
        constraint ck_transaction_legacy_number check (length(legacy_number) between 1 and 60),
    legacy_channel        text        constraint ck_transaction_legacy_channel check (length(legacy_channel) between 1 and 60),
    constraint ck_transaction_law check (
        subtotal - item_discounts - transaction_discounts + service_fee + channel_fee + ppn = total),
    constraint ck_transaction_free check ((channel is not distinct from 'FREE') = (total = 0)),
    constraint ck_transaction_paid check (
        (status in ('PAID', 'PARTIALLY_REFUNDED', 'REFUNDED', 'REVERSED')) = (paid_at is not null))
);
create unique index uq_transaction_open on transaction (user_id, product_set)
    where status = 'PENDING' and cancel_requested_at is null;
create index ix_transaction_user_id on transaction (user_id, created_at, id);
create index ix_transaction_practitioner_id on transaction (practitioner_id);
create index ix_transaction_created_at on transaction (created_at, id);
create index ix_transaction_total on transaction (total, id);
create index ix_transaction_payment_id on transaction (payment_id);
comment on table transaction is 'What somebody buys for themselves, with the prices of that moment: subtotal - discounts + fees + ppn = total, always.';
comment on column transaction.practitioner_id is 'With whom the buyer wants to speak of it; null when that is open.';
comment on column transaction.product_set is 'The SKUs in alphabetical order: of one set somebody has one open purchase.';
comment on column transaction.subtotal is 'Rupiah, of the prices of all items.';
comment on column transaction.item_discounts is 'Rupiah taken off single items.';
comment on column transaction.transaction_discounts is 'Rupiah taken off the purchase, vouchers included.';
comment on column transaction.service_fee is 'Rupiah.';
comment on column transaction.channel_fee is 'Rupiah.';
comment on column transaction.dpp is 'Rupiah, the base of PPN as it is shown.';
comment on column transaction.ppn is 'Rupiah.';
comment on column transaction.total is 'Rupiah to be paid.';
comment on column transaction.quote is 'How the total came about, step by step, with the rules that were applied.';
comment on column transaction.legacy_number is 'What the old system called a purchase that was imported from it; null for all others.';
comment on column transaction.payment_id is 'The payment that paid it; null when it was free, or paid without a provider.';

create table transaction_item (
    id                   uuid        not null constraint pk_transaction_item primary key,
    created_at           timestamptz not null,
    transaction_id       uuid        not null constraint fk_transaction_item_transaction references transaction (id),
    line                 int         not null constraint ck_transaction_item_line check (line >= 0),
    product_id           uuid        not null constraint fk_transaction_item_product references products (id),
    sku                  text        not null,
    kind                 text        not null constraint ck_transaction_item_kind
        check (kind in ('ASSESSMENT', 'CONSULTATION', 'BUNDLE', 'EXECUTIVE', 'EVENT')),
    name                 text        not null,
    name_en              text,
    list_price           bigint      not null constraint ck_transaction_item_list_price check (list_price >= 0),
    price                bigint      not null constraint ck_transaction_item_price check (price >= 0),
    item_discount        bigint      not null constraint ck_transaction_item_item_discount check (item_discount >= 0),
    transaction_discount bigint      not null constraint ck_transaction_item_transaction_discount check (transaction_discount >= 0),
    net                  bigint      not null constraint ck_transaction_item_net check (net >= 0),
    constraint uq_transaction_item_line unique (transaction_id, line),
    constraint ck_transaction_item_law check (price - item_discount - transaction_discount = net)
);
create index ix_transaction_item_product_id on transaction_item (product_id);
comment on table transaction_item is 'What was bought, as it was called and priced then; append-only.';
comment on column transaction_item.list_price is 'Rupiah; of a bundle what its parts cost one by one.';
comment on column transaction_item.price is 'Rupiah.';
comment on column transaction_item.item_discount is 'Rupiah taken off this item.';
comment on column transaction_item.transaction_discount is 'Rupiah: its share of what is taken off the purchase, vouchers included.';
comment on column transaction_item.net is 'Rupiah that are left to pay for it, before fees and PPN.';

create table transaction_discounts (
    id             uuid        not null constraint pk_transaction_discounts primary key,
    created_at     timestamptz not null,
    transaction_id uuid        not null constraint fk_transaction_discounts_transaction references transaction (id),
    position       int         not null constraint ck_transaction_discounts_position check (position >= 0),
    step           text        not null constraint ck_transaction_discounts_step
        check (step in ('LIST_PRICE', 'BUNDLE_PRICE', 'ITEM_DISCOUNT', 'TRANSACTION_DISCOUNT', 'REFERRAL_BENEFIT', 'VOUCHER',
                        'SERVICE_FEE', 'CHANNEL_FEE', 'PPN')),
    rule_id        uuid,
    code           text        not null,
    amount         bigint      not null constraint ck_transaction_discounts_amount check (amount >= 0),
    constraint uq_transaction_discounts_position unique (transaction_id, position),
    constraint ck_transaction_discounts_whole check (step in ('TRANSACTION_DISCOUNT', 'REFERRAL_BENEFIT', 'VOUCHER'))
);
comment on table transaction_discounts is 'What is taken off a purchase as a whole, rule by rule; append-only. rule_id points to a discount, a voucher or a rule of referrals; it is null where the purchase comes from the old system.';
comment on column transaction_discounts.amount is 'Rupiah.';

create table transaction_status (
    id             uuid        not null constraint pk_transaction_status primary key,
    created_at     timestamptz not null,
    transaction_id uuid        not null constraint fk_transaction_status_transaction references transaction (id),
    from_status    text        constraint ck_transaction_status_from_status check (from_status in (
        'PENDING', 'PAID', 'EXPIRED', 'CANCELLED', 'FAILED', 'PARTIALLY_REFUNDED', 'REFUNDED', 'REVERSED')),
    to_status      text        not null constraint ck_transaction_status_to_status check (to_status in (
        'PENDING', 'PAID', 'EXPIRED', 'CANCELLED', 'FAILED', 'PARTIALLY_REFUNDED', 'REFUNDED', 'REVERSED')),
    source         text        not null constraint ck_transaction_status_source
        check (source in ('BUYER', 'PROVIDER', 'ADMIN', 'SERVICE')),
    cause          text        not null constraint ck_transaction_status_cause check (length(cause) between 1 and 500),
    admin_id       uuid        constraint fk_transaction_status_admin references admins (id),
    constraint ck_transaction_status_admin check ((source = 'ADMIN') = (admin_id is not null))
);
create index ix_transaction_status_transaction_id on transaction_status (transaction_id, created_at, id);
create index ix_transaction_status_admin_id on transaction_status (admin_id);
comment on table transaction_status is 'Every step of every purchase, who made it and why; append-only.';

create table transaction_verifications (
    id               uuid        not null constraint pk_transaction_verifications primary key,
    version          int         not null,
    created_at       timestamptz not null,
    updated_at       timestamptz not null,
    transaction_id   uuid        not null constraint fk_transaction_verifications_transaction references transaction (id)
        constraint uq_transaction_verifications_transaction unique,
    requested_by     uuid        not null constraint fk_transaction_verifications_requested_by references admins (id),
    approved_by      uuid        constraint fk_transaction_verifications_approved_by references admins (id),
    verified_at      timestamptz,
    paid_at          timestamptz not null,
    reference        text        not null constraint ck_transaction_verifications_reference check (length(reference) between 1 and 100),
    reason           text        not null constraint ck_transaction_verifications_reason check (length(reason) between 3 and 500),
    constraint ck_transaction_verifications_four_eyes check (approved_by <> requested_by),
    constraint ck_transaction_verifications_approved check (approved_by is null or verified_at is not null)
);
create index ix_transaction_verifications_requested_by on transaction_verifications (requested_by);
create index ix_transaction_verifications_approved_by on transaction_verifications (approved_by);
comment on table transaction_verifications is 'Who has seen the money of a purchase on our bank account, and who has confirmed it where the amount takes two.';

insert into config_globals (id, version, created_at, updated_at, key, value, reason, guarded, effective_from, state, decided_at)
values (gen_random_uuid(), 0, now(), now(), 'sales.second-approval-above', '10000000', 'What the service came with', false, '2000-01-01T00:00:00Z', 'APPROVED', now());

create table transaction_reminders (
    id              uuid        not null constraint pk_transaction_reminders primary key,
    version         int         not null,
    created_at      timestamptz not null,
    updated_at      timestamptz not null,
    subject_id      uuid        not null constraint fk_transaction_reminders_subject references transaction (id),
    subject_version int         not null,
    reminder_id     uuid        not null constraint fk_transaction_reminders_reminder references reminders (id),
    step            text        not null,
    audience        text        not null,
    due_at          timestamptz not null,
    state           text        not null constraint ck_transaction_reminders_state
        check (state in ('PLANNED', 'DISPATCHED', 'OBSOLETE', 'MISSED', 'CANCELLED')),
    settled_at      timestamptz,
    constraint uq_transaction_reminders_step unique (subject_id, subject_version, step, audience),
    constraint ck_transaction_reminders_settled check ((state = 'PLANNED') = (settled_at is null))
);
create index ix_transaction_reminders_due on transaction_reminders (due_at, id) where state = 'PLANNED';
create index ix_transaction_reminders_reminder_id on transaction_reminders (reminder_id);
comment on table transaction_reminders is 'The reminders that a purchase waits for its money, and what became of each.';

insert into reminders (id, created_at, updated_at, kind, step, audience, distance, local_time, channels, template_key, catch_up, active)
values (gen_random_uuid(), now(), now(), 'CHECKOUT', 'H-20', 'BUYER', 'PT-20H', null, '{EMAIL,WHATSAPP}', 'checkout-reminder', 'PT14H', true),
       (gen_random_uuid(), now(), now(), 'CHECKOUT', 'H-3', 'BUYER', 'PT-3H', null, '{EMAIL,WHATSAPP}', 'checkout-reminder', 'PT2H', true);

-- The law of a purchase over all its rows, at every commit.
create function sales_check_transaction() returns trigger language plpgsql as $$
declare
    checked   uuid;
    stated    transaction%rowtype;
    prices    numeric;
    discounts numeric;
    shared    numeric;
    rules     numeric;
begin
    if tg_table_name = 'transaction' then
        checked := new.id;
    elsif tg_op = 'DELETE' then
        checked := old.transaction_id;
    else
        checked := new.transaction_id;
    end if;
    select * into stated from transaction where id = checked;
    if not found then
        return null;
    end if;
    select coalesce(sum(price), 0), coalesce(sum(item_discount), 0), coalesce(sum(transaction_discount), 0)
    into prices, discounts, shared from transaction_item where transaction_id = checked;
    select coalesce(sum(amount), 0) into rules from transaction_discounts where transaction_id = checked;
    if prices <> stated.subtotal or discounts <> stated.item_discounts
        or shared <> stated.transaction_discounts or rules <> stated.transaction_discounts then
        raise exception 'the items and discounts of % do not add up to what it states', checked
            using errcode = 'check_violation', constraint = 'ck_transaction_rows';
    end if;
    return null;
end $$;
create constraint trigger ck_transaction_rows
    after insert or update of subtotal, item_discounts, transaction_discounts on transaction
    deferrable initially deferred for each row execute function sales_check_transaction();
create constraint trigger ck_transaction_item_rows
    after insert or update or delete on transaction_item
    deferrable initially deferred for each row execute function sales_check_transaction();
create constraint trigger ck_transaction_discounts_rows
    after insert or update or delete on transaction_discounts
    deferrable initially deferred for each row execute function sales_check_transaction();

-- What was bought with vouchers alone is earned without any money.
alter table ledger_transactions drop constraint ck_ledger_transactions_purpose;
alter table ledger_transactions add constraint ck_ledger_transactions_purpose check (purpose in (
    'PAYMENT_RECEIVED', 'BANK_RECEIVED', 'VOUCHER_SPENT', 'PAYMENT_UNALLOCATED', 'PAYMENT_ALLOCATED', 'PAYMENT_REVERSED', 'GATEWAY_SETTLED',
    'REFUND_OWED', 'REFUND_PAID',
    'COMMISSION_ACCRUED', 'COMMISSION_RELEASED', 'COMMISSION_REVERSED', 'COMMISSION_CLAWED_BACK',
    'WITHDRAWAL_REQUESTED', 'WITHDRAWAL_DECLINED', 'WITHDRAWAL_APPROVED', 'WITHDRAWAL_PAID', 'WITHDRAWAL_FAILED',
    'WITHDRAWAL_REVERSED', 'WITHDRAWAL_CLAWED_BACK',
    'PARTNER_TOPPED_UP', 'QUOTA_USED',
    'WALLET_CREDITED', 'WALLET_DEBITED', 'WALLET_CLAWED_BACK',
    'HOLD_PLACED', 'HOLD_CAPTURED', 'HOLD_RELEASED', 'HOLD_EXPIRED', 'CORRECTION'));
alter table balances drop constraint ck_balances_cause;
alter table balances add constraint ck_balances_cause check (cause in (
    'PAYMENT_RECEIVED', 'BANK_RECEIVED', 'VOUCHER_SPENT', 'PAYMENT_UNALLOCATED', 'PAYMENT_ALLOCATED', 'PAYMENT_REVERSED', 'GATEWAY_SETTLED',
    'REFUND_OWED', 'REFUND_PAID',
    'COMMISSION_ACCRUED', 'COMMISSION_RELEASED', 'COMMISSION_REVERSED', 'COMMISSION_CLAWED_BACK',
    'WITHDRAWAL_REQUESTED', 'WITHDRAWAL_DECLINED', 'WITHDRAWAL_APPROVED', 'WITHDRAWAL_PAID', 'WITHDRAWAL_FAILED',
    'WITHDRAWAL_REVERSED', 'WITHDRAWAL_CLAWED_BACK',
    'PARTNER_TOPPED_UP', 'QUOTA_USED',
    'WALLET_CREDITED', 'WALLET_DEBITED', 'WALLET_CLAWED_BACK',
    'HOLD_PLACED', 'HOLD_CAPTURED', 'HOLD_RELEASED', 'HOLD_EXPIRED', 'CORRECTION'));

do $$ begin
    perform audit_table('transaction', 'sales', 'Transaction', ignored => array['quote']);
    perform audit_table('transaction_verifications', 'sales', 'TransactionVerification');
    perform append_only('transaction_item');
    perform append_only('transaction_discounts');
    perform append_only('transaction_status');
end $$;
