create table payments (
    id                 uuid        not null constraint pk_payments primary key,
    version            int         not null,
    created_at         timestamptz not null,
    updated_at         timestamptz not null,
    reference          text        not null constraint uq_payments_reference unique
        constraint ck_payments_reference check (reference ~ '^[A-Za-z0-9._~-]{1,50}$'),
    payable_kind       text        not null
        constraint ck_payments_payable_kind check (payable_kind ~ '^[A-Z][A-Z0-9_]{0,39}$'),
    payable_id         uuid        not null,
    payer_id           uuid        constraint fk_payments_payer references users (id),
    payer_name         text,
    payer_email        text,
    description        text        not null
        constraint ck_payments_description check (length(description) between 1 and 300),
    amount             bigint      not null
        constraint ck_payments_amount check (amount between 1 and 999999999999999),
    currency           text        not null constraint ck_payments_currency check (currency = 'IDR'),
    refunded_amount    bigint      not null default 0,
    items              jsonb       not null,
    sale               jsonb       not null,
    channel            text,
    provider_channel   text,
    provider           text        not null
        constraint ck_payments_provider check (provider in ('MIDTRANS', 'XENDIT', 'SIMULATOR')),
    provider_reference text,
    checkout_url       text,
    payment_method     text        constraint ck_payments_payment_method
        check (payment_method in ('VA', 'EWALLET', 'QRIS', 'RETAIL', 'CARD', 'OTHER')),
    state              text        not null constraint ck_payments_state
        check (state in ('CREATED', 'PENDING', 'PAID', 'PAID_LATE', 'PARTIALLY_REFUNDED', 'REFUNDED', 'CHARGEBACK',
                         'REVERSED', 'EXPIRED', 'CANCELLED', 'FAILED')),
    fulfilled          boolean     not null default false,
    cancel_requested   boolean     not null default false,
    started_at         timestamptz,
    expires_at         timestamptz not null,
    paid_at            timestamptz,
    ended_at           timestamptz,
    poll_at            timestamptz not null,
    polls              int         not null default 0,
    last_error         text,
    constraint ck_payments_refunded_amount check (refunded_amount between 0 and amount),
    constraint ck_payments_started check ((state = 'CREATED') = (started_at is null)),
    constraint ck_payments_paid check (
        (paid_at is not null) = (state in ('PAID', 'PAID_LATE', 'PARTIALLY_REFUNDED', 'REFUNDED', 'CHARGEBACK', 'REVERSED')))
);
create unique index uq_payments_open on payments (payable_kind, payable_id) where state in ('CREATED', 'PENDING');
create unique index uq_payments_fulfilled on payments (payable_kind, payable_id)
    where fulfilled and state in ('PAID', 'PAID_LATE', 'PARTIALLY_REFUNDED');
create index ix_payments_payable on payments (payable_kind, payable_id, created_at);
create index ix_payments_payer_id on payments (payer_id, created_at);
create index ix_payments_created_at on payments (created_at, id);
create index ix_payments_poll_at on payments (poll_at) where state in ('CREATED', 'PENDING');
create index ix_payments_provider_reference on payments (provider_reference) where provider_reference is not null;
comment on table payments is 'Money asked of somebody for one thing, with one life whatever the provider. At most one payment of a thing is open, and at most one was honoured and not given back.';
comment on column payments.reference is 'What the provider knows the payment by; the idempotency key of all that is asked about it.';
comment on column payments.payer_name is 'Encrypted; as the provider was told.';
comment on column payments.payer_email is 'Encrypted; as the provider was told.';
comment on column payments.amount is 'Rupiah to be paid: the sum of the items.';
comment on column payments.sale is 'What the amount is for, as the books are told.';
comment on column payments.channel is 'Code of the payment channel that was chosen; provider_channel is what the provider calls it.';
comment on column payments.refunded_amount is 'Rupiah that went back to the payer.';
comment on column payments.paid_at is 'When the money came, by the provider''s clock where it tells.';
comment on column payments.fulfilled is 'Whether the domain that sells took the money for what it is for.';

create table payment_history (
    id          uuid        not null constraint pk_payment_history primary key,
    created_at  timestamptz not null,
    payment_id  uuid        not null constraint fk_payment_history_payment references payments (id),
    from_state  text        constraint ck_payment_history_from_state
        check (from_state in ('CREATED', 'PENDING', 'PAID', 'PAID_LATE', 'PARTIALLY_REFUNDED', 'REFUNDED', 'CHARGEBACK',
                              'REVERSED', 'EXPIRED', 'CANCELLED', 'FAILED')),
    to_state    text        not null constraint ck_payment_history_to_state
        check (to_state in ('CREATED', 'PENDING', 'PAID', 'PAID_LATE', 'PARTIALLY_REFUNDED', 'REFUNDED', 'CHARGEBACK',
                            'REVERSED', 'EXPIRED', 'CANCELLED', 'FAILED')),
    amount      bigint      not null default 0,
    cause       text        not null constraint ck_payment_history_cause
        check (cause in ('OPENED', 'STARTED', 'CALLBACK', 'POLL', 'OPERATOR', 'REFUND')),
    callback_id uuid,
    note        text
);
create index ix_payment_history_payment_id on payment_history (payment_id, created_at);
comment on table payment_history is 'Each step of a payment, written with it and never changed.';
comment on column payment_history.amount is 'Rupiah that came in with this step; negative: went out.';

create table payment_refunds (
    id                 uuid        not null constraint pk_payment_refunds primary key,
    version            int         not null,
    created_at         timestamptz not null,
    updated_at         timestamptz not null,
    state              text        not null constraint ck_payment_refunds_state
        check (state in ('REQUESTED', 'SENDING', 'SUCCEEDED', 'FAILED', 'OWED')),
    due_at             timestamptz not null,
    attempts           int         not null default 0,
    lease_until        timestamptz,
    fence              bigint      not null default 0,
    last_error         text,
    payment_id         uuid        not null constraint fk_payment_refunds_payment references payments (id),
    key                text        not null
        constraint ck_payment_refunds_key check (length(key) between 1 and 100),
    amount             bigint      not null constraint ck_payment_refunds_amount check (amount > 0),
    reason             text        not null,
    sale               jsonb,
    kind               text        not null constraint ck_payment_refunds_kind
        check (kind in ('PROVIDER', 'TRANSFER', 'FOUND')),
    automatic          boolean     not null,
    provider_reference text,
    ended_at           timestamptz,
    constraint uq_payment_refunds_key unique (payment_id, key),
    constraint ck_payment_refunds_ended check ((state in ('SUCCEEDED', 'FAILED')) = (ended_at is not null)),
    constraint ck_payment_refunds_lease check ((state = 'SENDING') = (lease_until is not null))
);
create index ix_payment_refunds_payment_id on payment_refunds (payment_id);
create index ix_payment_refunds_key on payment_refunds (key);
create index ix_payment_refunds_due_at on payment_refunds (due_at) where state in ('REQUESTED', 'SENDING');
comment on table payment_refunds is 'Money that goes back. Asked for with a key stored before the call; OWED is what no provider can send and a bank transfer has to.';
comment on column payment_refunds.amount is 'Rupiah that go back.';
comment on column payment_refunds.sale is 'What of the sale goes back; computed on arrival when nobody said.';
comment on column payment_refunds.kind is 'PROVIDER through the provider, TRANSFER by bank transfer, FOUND made at the provider without us.';
comment on column payment_refunds.automatic is 'Nobody asked: what came too late to be honoured.';

create table xendit_transactions (
    id               uuid        not null constraint pk_xendit_transactions primary key,
    version          int         not null,
    created_at       timestamptz not null,
    updated_at       timestamptz not null,
    state            text        not null constraint ck_xendit_transactions_state
        check (state in ('RECEIVED', 'WORKING', 'DONE', 'PARKED')),
    due_at           timestamptz not null,
    attempts         int         not null default 0,
    lease_until      timestamptz,
    fence            bigint      not null default 0,
    last_error       text,
    provider         text        not null
        constraint ck_xendit_transactions_provider check (provider in ('MIDTRANS', 'XENDIT', 'SIMULATOR')),
    kind             text        not null
        constraint ck_xendit_transactions_kind check (kind in ('PAYMENT', 'PAYOUT', 'REFUND')),
    event_id         text        not null,
    reference        text,
    headers          jsonb       not null,
    body             text        not null,
    receipts         int         not null default 1,
    last_received_at timestamptz not null,
    result           text        constraint ck_xendit_transactions_result check (result in ('APPLIED', 'IGNORED')),
    reason           text,
    payment_id       uuid        constraint fk_xendit_transactions_payment references payments (id),
    processed_at     timestamptz,
    constraint uq_xendit_transactions_event unique (provider, event_id),
    constraint ck_xendit_transactions_receipts check (receipts > 0),
    constraint ck_xendit_transactions_processed check (
        (result is not null) = (processed_at is not null) and (state <> 'DONE' or result is not null)),
    constraint ck_xendit_transactions_lease check ((state = 'WORKING') = (lease_until is not null))
);
create index ix_xendit_transactions_due_at on xendit_transactions (due_at) where state in ('RECEIVED', 'WORKING');
create index ix_xendit_transactions_created_at on xendit_transactions (created_at, id);
create index ix_xendit_transactions_reference on xendit_transactions (reference);
create index ix_xendit_transactions_payment_id on xendit_transactions (payment_id);
comment on table xendit_transactions is 'Whatever payment providers told us, as it came, once per event; Midtrans too, in spite of the name. PARKED waits for its payment or for an operator.';
comment on column xendit_transactions.body is 'Encrypted: names, addresses and account numbers may stand in it.';
comment on column xendit_transactions.headers is 'Without those that authenticate.';
comment on column xendit_transactions.receipts is 'How often the provider sent the event.';

create table simulator_payments (
    id           uuid        not null constraint pk_simulator_payments primary key,
    version      int         not null,
    created_at   timestamptz not null,
    updated_at   timestamptz not null,
    reference    text        not null constraint uq_simulator_payments_reference unique,
    provider     text        not null constraint ck_simulator_payments_provider
        check (provider in ('MIDTRANS', 'XENDIT', 'SIMULATOR')),
    amount       bigint      not null,
    paid_method  text        not null,
    state        text        not null constraint ck_simulator_payments_state
        check (state in ('PENDING', 'PAID', 'DENIED', 'EXPIRED', 'CANCELLED')),
    expires_at   timestamptz not null,
    paid_at      timestamptz
);
comment on table simulator_payments is 'What the simulated provider knows of payments; empty in production.';
comment on column simulator_payments.amount is 'Rupiah to be paid.';

create table simulator_refunds (
    id         uuid        not null constraint pk_simulator_refunds primary key,
    created_at timestamptz not null,
    payment_id uuid        not null constraint fk_simulator_refunds_payment references simulator_payments (id),
    key        text        not null,
    amount     bigint      not null,
    constraint uq_simulator_refunds_key unique (payment_id, key)
);
comment on table simulator_refunds is 'What the simulated provider has sent back; empty in production.';
comment on column simulator_refunds.amount is 'Rupiah that went back.';

create table simulator_payouts (
    id         uuid        not null constraint pk_simulator_payouts primary key,
    version    int         not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    reference  text        not null constraint uq_simulator_payouts_reference unique,
    amount     bigint      not null,
    state      text        not null constraint ck_simulator_payouts_state
        check (state in ('PROCESSING', 'SUCCEEDED', 'FAILED', 'REVERSED'))
);
comment on table simulator_payouts is 'What the simulated provider pays out; empty in production.';
comment on column simulator_payouts.amount is 'Rupiah paid out.';

create table simulator_callbacks (
    id          uuid        not null constraint pk_simulator_callbacks primary key,
    version     int         not null,
    created_at  timestamptz not null,
    updated_at  timestamptz not null,
    state       text        not null constraint ck_simulator_callbacks_state
        check (state in ('WAITING', 'SENDING', 'SENT', 'FAILED')),
    due_at      timestamptz not null,
    attempts    int         not null default 0,
    lease_until timestamptz,
    fence       bigint      not null default 0,
    last_error  text,
    reference   text        not null,
    path        text        not null,
    token       text,
    body        text        not null
);
create index ix_simulator_callbacks_due_at on simulator_callbacks (due_at) where state in ('WAITING', 'SENDING');
create index ix_simulator_callbacks_reference on simulator_callbacks (reference);
comment on table simulator_callbacks is 'What the simulated provider has to tell the service; empty in production.';

do $$ begin
    perform append_only('payment_history');
    perform append_only('simulator_refunds');
    perform audit_table('payments', 'finance', 'Payment',
        personal => array['payer_name', 'payer_email'],
        ignored => array['poll_at', 'polls', 'last_error']);
    perform audit_table('payment_refunds', 'finance', 'PaymentRefund',
        ignored => array['due_at', 'attempts', 'lease_until', 'fence', 'last_error']);
end $$;
