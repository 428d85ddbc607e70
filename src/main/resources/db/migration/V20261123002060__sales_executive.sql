create table executive_transactions (
    id                    uuid        not null constraint pk_executive_transactions primary key,
    version               int         not null,
    created_at            timestamptz not null,
    updated_at            timestamptz not null,
    number                text        not null constraint uq_executive_transactions_number unique
        constraint ck_executive_transactions_number check (number ~ '^EX-[0-9]{8}-[0-9]{6}$'),
    partner_id            uuid        not null constraint fk_executive_transactions_partner references partner_profile (id),
    user_id               uuid        not null constraint fk_executive_transactions_user references users (id),
    product_id            uuid        not null constraint fk_executive_transactions_product references products (id),
    sku                   text        not null,
    seats                 int         not null constraint ck_executive_transactions_seats check (seats between 1 and 1000),
    seat_price            bigint      not null constraint ck_executive_transactions_seat_price check (seat_price >= 0),
    status                text        not null constraint ck_executive_transactions_status check (status in (
        'PENDING', 'PAID', 'EXPIRED', 'CANCELLED', 'FAILED', 'PARTIALLY_REFUNDED', 'REFUNDED', 'REVERSED')),
    channel               text,
    subtotal              bigint      not null constraint ck_executive_transactions_subtotal check (subtotal = seats * seat_price),
    item_discounts        bigint      not null constraint ck_executive_transactions_item_discounts check (item_discounts >= 0),
    transaction_discounts bigint      not null constraint ck_executive_transactions_transaction_discounts check (transaction_discounts >= 0),
    voucher_discounts     bigint      not null constraint ck_executive_transactions_voucher_discounts
        check (voucher_discounts between 0 and transaction_discounts),
    revenue               bigint      not null,
    service_fee           bigint      not null constraint ck_executive_transactions_service_fee check (service_fee >= 0),
    channel_fee           bigint      not null constraint ck_executive_transactions_channel_fee check (channel_fee >= 0),
    dpp                   bigint      not null constraint ck_executive_transactions_dpp check (dpp >= 0),
    ppn                   bigint      not null constraint ck_executive_transactions_ppn check (ppn >= 0),
    total                 bigint      not null constraint ck_executive_transactions_total check (total >= 0),
    quote                 jsonb       not null,
    expires_at            timestamptz not null,
    cancel_requested_at   timestamptz,
    paid_at               timestamptz,
    payment_id            uuid        constraint fk_executive_transactions_payment references payments (id),
    payment_reference     text        constraint ck_executive_transactions_payment_reference check (length(payment_reference) between 1 and 100),
    constraint ck_executive_transactions_law check (
        subtotal - item_discounts - transaction_discounts + service_fee + channel_fee + ppn = total),
    constraint ck_executive_transactions_revenue check (
        revenue >= 0 and revenue = subtotal - item_discounts - transaction_discounts + voucher_discounts),
    constraint ck_executive_transactions_free check ((channel is not distinct from 'FREE') = (total = 0)),
    constraint ck_executive_transactions_paid check (
        (status in ('PAID', 'PARTIALLY_REFUNDED', 'REFUNDED', 'REVERSED')) = (paid_at is not null))
);
create unique index uq_executive_transactions_open on executive_transactions (partner_id, product_id)
    where status = 'PENDING' and cancel_requested_at is null;
create index ix_executive_transactions_partner_id on executive_transactions (partner_id, created_at, id);
create index ix_executive_transactions_user_id on executive_transactions (user_id);
create index ix_executive_transactions_product_id on executive_transactions (product_id);
create index ix_executive_transactions_created_at on executive_transactions (created_at, id);
create index ix_executive_transactions_total on executive_transactions (total, id);
create index ix_executive_transactions_payment_id on executive_transactions (payment_id);
comment on table executive_transactions is 'Seats that a company buys for others, with the prices of that moment: subtotal - discounts + fees + ppn = total, always.';
comment on column executive_transactions.user_id is 'Who bought for the company, and whom the money goes back to.';
comment on column executive_transactions.seat_price is 'Rupiah for one seat.';
comment on column executive_transactions.subtotal is 'Rupiah, of the prices of all seats.';
comment on column executive_transactions.item_discounts is 'Rupiah taken off the seats.';
comment on column executive_transactions.transaction_discounts is 'Rupiah taken off the purchase, vouchers included.';
comment on column executive_transactions.voucher_discounts is 'Rupiah that vouchers take off.';
comment on column executive_transactions.revenue is 'Rupiah that all seats together earn, before vouchers.';
comment on column executive_transactions.service_fee is 'Rupiah.';
comment on column executive_transactions.channel_fee is 'Rupiah.';
comment on column executive_transactions.dpp is 'Rupiah, the base of PPN as it is shown.';
comment on column executive_transactions.ppn is 'Rupiah.';
comment on column executive_transactions.total is 'Rupiah to be paid.';
comment on column executive_transactions.quote is 'How the total came about, step by step, with the rules that were applied.';
comment on column executive_transactions.payment_id is 'The payment that paid it; null when it was free.';

create table executive_transaction_status (
    id                       uuid        not null constraint pk_executive_transaction_status primary key,
    created_at               timestamptz not null,
    executive_transaction_id uuid        not null constraint fk_executive_transaction_status_executive_transaction references executive_transactions (id),
    from_status              text        constraint ck_executive_transaction_status_from_status check (from_status in (
        'PENDING', 'PAID', 'EXPIRED', 'CANCELLED', 'FAILED', 'PARTIALLY_REFUNDED', 'REFUNDED', 'REVERSED')),
    to_status                text        not null constraint ck_executive_transaction_status_to_status check (to_status in (
        'PENDING', 'PAID', 'EXPIRED', 'CANCELLED', 'FAILED', 'PARTIALLY_REFUNDED', 'REFUNDED', 'REVERSED')),
    source                   text        not null constraint ck_executive_transaction_status_source
        check (source in ('BUYER', 'PROVIDER', 'ADMIN', 'SERVICE')),
    cause                    text        not null constraint ck_executive_transaction_status_cause check (length(cause) between 1 and 500),
    admin_id                 uuid        constraint fk_executive_transaction_status_admin references admins (id),
    constraint ck_executive_transaction_status_admin check ((source = 'ADMIN') = (admin_id is not null))
);
create index ix_executive_transaction_status_executive_transaction_id on executive_transaction_status (executive_transaction_id, created_at, id);
create index ix_executive_transaction_status_admin_id on executive_transaction_status (admin_id);
comment on table executive_transaction_status is 'Every step of every purchase of seats, who made it and why; append-only.';

create table executive_seats (
    id                       uuid        not null constraint pk_executive_seats primary key,
    version                  int         not null,
    created_at               timestamptz not null,
    updated_at               timestamptz not null,
    executive_transaction_id uuid        not null constraint fk_executive_seats_executive_transaction references executive_transactions (id),
    position                 int         not null constraint ck_executive_seats_position check (position >= 1),
    revenue                  bigint      not null constraint ck_executive_seats_revenue check (revenue >= 0),
    state                    text        not null constraint ck_executive_seats_state
        check (state in ('FREE', 'TAKEN', 'HELD_FOR_REFUND', 'VOID')),
    constraint uq_executive_seats_position unique (executive_transaction_id, position)
);
comment on table executive_seats is 'The seats of a paid purchase: each is held by one person at most.';
comment on column executive_seats.revenue is 'Rupiah that it earns, before vouchers: those of all seats add up to the purchase''s.';

create table executive_transaction_assignments (
    id                       uuid        not null constraint pk_executive_transaction_assignments primary key,
    version                  int         not null,
    created_at               timestamptz not null,
    updated_at               timestamptz not null,
    executive_transaction_id uuid        not null constraint fk_executive_transaction_assignments_executive_transaction references executive_transactions (id),
    seat_id                  uuid        not null constraint fk_executive_transaction_assignments_seat references executive_seats (id),
    email                    text        constraint ck_executive_transaction_assignments_email check (length(email) between 3 and 254),
    full_name                text        constraint ck_executive_transaction_assignments_full_name check (length(full_name) between 1 and 100),
    locale                   text        not null constraint ck_executive_transaction_assignments_locale check (locale in ('id', 'en')),
    state                    text        not null constraint ck_executive_transaction_assignments_state
        check (state in ('INVITED', 'ACCEPTED', 'WITHDRAWN', 'EXPIRED', 'VOID')),
    token_hash               text        constraint uq_executive_transaction_assignments_token_hash unique,
    invited_by               uuid        not null constraint fk_executive_transaction_assignments_invited_by references users (id),
    invited_at               timestamptz not null,
    expires_at               timestamptz not null,
    user_id                  uuid        constraint fk_executive_transaction_assignments_user references users (id),
    accepted_at              timestamptz,
    ended_at                 timestamptz,
    constraint ck_executive_transaction_assignments_invited check (state <> 'INVITED' or email is not null and token_hash is not null),
    constraint ck_executive_transaction_assignments_accepted check (
        num_nonnulls(user_id, accepted_at) in (0, 2) and (state <> 'INVITED' or user_id is null) and (state <> 'ACCEPTED' or user_id is not null)),
    constraint ck_executive_transaction_assignments_ended check (
        (state in ('WITHDRAWN', 'EXPIRED', 'VOID')) = (ended_at is not null) and (ended_at is null or token_hash is null))
);
-- the seat is somebody's once, and somebody has one seat
create unique index uq_executive_transaction_assignments_seat on executive_transaction_assignments (seat_id)
    where state in ('INVITED', 'ACCEPTED');
create unique index uq_executive_transaction_assignments_email on executive_transaction_assignments (executive_transaction_id, lower(email))
    where state in ('INVITED', 'ACCEPTED');
create unique index uq_executive_transaction_assignments_user on executive_transaction_assignments (executive_transaction_id, user_id)
    where state = 'ACCEPTED';
create index ix_executive_transaction_assignments_executive_transaction_id on executive_transaction_assignments (executive_transaction_id, created_at, id);
create index ix_executive_transaction_assignments_seat_id on executive_transaction_assignments (seat_id);
create index ix_executive_transaction_assignments_user_id on executive_transaction_assignments (user_id);
create index ix_executive_transaction_assignments_invited_by on executive_transaction_assignments (invited_by);
create index ix_executive_transaction_assignments_email on executive_transaction_assignments (lower(email));
comment on table executive_transaction_assignments is 'Who has, or had, a seat: invited by mail, reassignable until its use begins.';
comment on column executive_transaction_assignments.email is 'Where the invitation went; null once that person is erased.';
comment on column executive_transaction_assignments.expires_at is 'Until then an invitation can be accepted; the seat counts as free afterwards.';

alter table entitlements add constraint fk_entitlements_executive_assignment
    foreign key (executive_assignment_id) references executive_transaction_assignments (id);

-- What is paid has just the seats it says, and they earn just what it says; what is not paid has none.
create function sales_check_executive_seats() returns trigger language plpgsql as $$
declare
    checked uuid;
    stated  executive_transactions%rowtype;
    counted bigint;
    earned  numeric;
begin
    if tg_table_name = 'executive_transactions' then
        checked := new.id;
    elsif tg_op = 'DELETE' then
        checked := old.executive_transaction_id;
    else
        checked := new.executive_transaction_id;
    end if;
    select * into stated from executive_transactions where id = checked;
    if not found then
        return null;
    end if;
    select count(*), coalesce(sum(revenue), 0) into counted, earned from executive_seats where executive_transaction_id = checked;
    if counted <> (case when stated.paid_at is null then 0 else stated.seats end)
        or earned <> (case when stated.paid_at is null then 0 else stated.revenue end) then
        raise exception 'the seats of % are not what it states', checked
            using errcode = 'check_violation', constraint = 'ck_executive_transactions_rows';
    end if;
    return null;
end $$;
create constraint trigger ck_executive_transactions_rows
    after insert or update of seats, revenue, paid_at on executive_transactions
    deferrable initially deferred for each row execute function sales_check_executive_seats();
create constraint trigger ck_executive_seats_rows
    after insert or update of revenue, executive_transaction_id or delete on executive_seats
    deferrable initially deferred for each row execute function sales_check_executive_seats();

do $$ begin
    perform audit_table('executive_transactions', 'sales', 'ExecutiveTransaction', ignored => array['quote']);
    perform audit_table('executive_seats', 'sales', 'ExecutiveSeat');
    perform audit_table('executive_transaction_assignments', 'sales', 'ExecutiveTransactionAssignment',
        secret => array['token_hash'], personal => array['email', 'full_name']);
    perform append_only('executive_transaction_status');
end $$;
