create table refund_requests (
    id              uuid        not null constraint pk_refund_requests primary key,
    version         int         not null,
    created_at      timestamptz not null,
    updated_at      timestamptz not null,
    payment_id      uuid        not null constraint fk_refund_requests_payment references payments (id),
    buyer_id        uuid        not null constraint fk_refund_requests_buyer references users (id),
    admin_id        uuid        constraint fk_refund_requests_admin references admins (id),
    reason          text,
    bank_account_id uuid        constraint fk_refund_requests_bank_account references user_banks (id),
    state           text        not null constraint ck_refund_requests_state
        check (state in ('REQUESTED', 'UNDER_REVIEW', 'APPROVED', 'PROCESSING', 'REFUNDED', 'FAILED', 'REJECTED', 'CANCELLED')),
    plan            jsonb       not null,
    amount          bigint      not null constraint ck_refund_requests_amount check (amount > 0),
    route           text        not null
        constraint ck_refund_requests_route check (route in ('PROVIDER', 'MANUAL_TRANSFER')),
    by_hand         boolean     not null,
    decided_by      uuid        constraint fk_refund_requests_decided_by references admins (id),
    decided_at      timestamptz,
    ended_at        timestamptz,
    bounced         boolean     not null,
    bank_reference  text,
    last_error      text,
    constraint ck_refund_requests_decided check (
        (decided_by is null) = (decided_at is null)
        and (decided_by is null) = (state in ('REQUESTED', 'UNDER_REVIEW', 'CANCELLED'))),
    constraint ck_refund_requests_ended check ((ended_at is not null) = (state in ('REFUNDED', 'REJECTED', 'CANCELLED'))),
    constraint ck_refund_requests_four_eyes check (state = 'REJECTED' or decided_by is distinct from admin_id or admin_id is null)
);
create unique index uq_refund_requests_open on refund_requests (payment_id)
    where state in ('REQUESTED', 'UNDER_REVIEW', 'APPROVED', 'PROCESSING', 'FAILED');
create index ix_refund_requests_payment_id on refund_requests (payment_id);
create index ix_refund_requests_buyer_id on refund_requests (buyer_id, created_at, id);
create index ix_refund_requests_admin_id on refund_requests (admin_id);
create index ix_refund_requests_bank_account_id on refund_requests (bank_account_id);
create index ix_refund_requests_decided_by on refund_requests (decided_by);
create index ix_refund_requests_created_at on refund_requests (created_at, id);
create index ix_refund_requests_amount on refund_requests (amount, id);
create index ix_refund_requests_to_send on refund_requests (decided_at, id) where state = 'APPROVED';
comment on table refund_requests is 'That somebody wants the money of a payment back, what was decided, and how far it is. At most one of a payment is open.';
comment on column refund_requests.admin_id is 'The admin who asked in the buyer''s place, and who then cannot approve.';
comment on column refund_requests.reason is 'Encrypted by the application; null once the buyer is erased.';
comment on column refund_requests.plan is 'Every consequence: as it was asked for, and from the approval on as it is done.';
comment on column refund_requests.amount is 'Rupiah that go back by the plan.';
comment on column refund_requests.bounced is 'A transfer had arrived and the bank sent it back: it waits to be sent by hand.';
comment on column refund_requests.bank_reference is 'By what the bank knows a transfer.';

create table refund_request_histories (
    id         uuid        not null constraint pk_refund_request_histories primary key,
    created_at timestamptz not null,
    request_id uuid        not null constraint fk_refund_request_histories_request references refund_requests (id),
    from_state text        constraint ck_refund_request_histories_from_state
        check (from_state in ('REQUESTED', 'UNDER_REVIEW', 'APPROVED', 'PROCESSING', 'REFUNDED', 'FAILED', 'REJECTED', 'CANCELLED')),
    to_state   text        not null constraint ck_refund_request_histories_to_state
        check (to_state in ('REQUESTED', 'UNDER_REVIEW', 'APPROVED', 'PROCESSING', 'REFUNDED', 'FAILED', 'REJECTED', 'CANCELLED')),
    actor      text        not null
        constraint ck_refund_request_histories_actor check (actor in ('BUYER', 'ADMIN', 'SERVICE')),
    admin_id   uuid        constraint fk_refund_request_histories_admin references admins (id),
    note       text,
    constraint ck_refund_request_histories_admin check ((actor = 'ADMIN') = (admin_id is not null))
);
create index ix_refund_request_histories_request_id on refund_request_histories (request_id, created_at, id);
create index ix_refund_request_histories_admin_id on refund_request_histories (admin_id);
comment on table refund_request_histories is 'Each step of a refund request, written with it and never changed.';

create table refund_transfers (
    id          uuid        not null constraint pk_refund_transfers primary key,
    version     int         not null,
    created_at  timestamptz not null,
    updated_at  timestamptz not null,
    state       text        not null constraint ck_refund_transfers_state
        check (state in ('READY', 'SENDING', 'SUCCEEDED', 'FAILED', 'REVERSED', 'BY_HAND')),
    due_at      timestamptz not null,
    attempts    int         not null default 0,
    lease_until timestamptz,
    fence       bigint      not null default 0,
    last_error  text,
    request_id  uuid        not null constraint fk_refund_transfers_request references refund_requests (id)
        constraint uq_refund_transfers_request unique,
    amount      bigint      not null constraint ck_refund_transfers_amount check (amount > 0),
    provider    text        constraint ck_refund_transfers_provider check (provider in ('MIDTRANS', 'XENDIT', 'SIMULATOR')),
    ordered_at  timestamptz,
    constraint ck_refund_transfers_ordered check (
        (provider is null) = (ordered_at is null) and (ordered_at is not null or state not in ('SUCCEEDED', 'REVERSED'))),
    constraint ck_refund_transfers_lease check ((state = 'SENDING') = (lease_until is not null))
);
create index ix_refund_transfers_due_at on refund_transfers (due_at) where state in ('READY', 'SENDING');
comment on table refund_transfers is 'The one bank transfer of a refund request that the service sends; the provider knows it by the id of the request, for good.';
comment on column refund_transfers.amount is 'Rupiah to be sent.';
comment on column refund_transfers.ordered_at is 'When the provider was told last; from the first time on the money may be on its way.';

alter table payment_refunds add column payout_provider text
    constraint ck_payment_refunds_payout_provider check (payout_provider in ('MIDTRANS', 'XENDIT', 'SIMULATOR'));
comment on column payment_refunds.payout_provider is 'Who paid a transfer out of what it had collected; null when it left our own bank account.';

do $$ begin
    perform append_only('refund_request_histories');
    perform audit_table('refund_requests', 'finance', 'RefundRequest', personal => array['reason']);
    perform audit_table('refund_transfers', 'finance', 'RefundTransfer',
        ignored => array['due_at', 'attempts', 'lease_until', 'fence', 'last_error']);
end $$;
