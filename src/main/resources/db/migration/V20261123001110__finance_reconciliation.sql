create table reconciliations (
    id              uuid        not null constraint pk_reconciliations primary key,
    version         int         not null,
    created_at      timestamptz not null,
    updated_at      timestamptz not null,
    provider        text        not null
        constraint ck_reconciliations_provider check (provider in ('MIDTRANS', 'XENDIT', 'SIMULATOR')),
    covers_from     date        not null,
    covers_until    date        not null,
    submitted_by    uuid        not null constraint fk_reconciliations_submitted_by references admins (id),
    task_id         uuid        not null constraint uq_reconciliations_task_id unique,
    matched         bigint      not null default 0,
    missing         bigint      not null default 0,
    different       bigint      not null default 0,
    reported_amount bigint      not null default 0,
    reported_fee    bigint      not null default 0,
    finished_at     timestamptz,
    constraint ck_reconciliations_covers check (covers_until between covers_from and covers_from + 92)
);
create index ix_reconciliations_created_at on reconciliations (created_at, id);
create index ix_reconciliations_submitted_by on reconciliations (submitted_by);
comment on table reconciliations is 'A settlement report of a provider, compared with our payments.';
comment on column reconciliations.covers_from is 'First business day (WIB) the report covers.';
comment on column reconciliations.matched is 'Payments that both sides know with the same amount.';
comment on column reconciliations.missing is 'Payments that only one side knows.';
comment on column reconciliations.different is 'Payments that both sides know, and see differently.';
comment on column reconciliations.reported_amount is 'Rupiah of all payments in the report.';
comment on column reconciliations.reported_fee is 'Rupiah the provider kept of them.';

create table reconciliation_items (
    id                uuid        not null constraint pk_reconciliation_items primary key,
    version           int         not null,
    created_at        timestamptz not null,
    updated_at        timestamptz not null,
    reconciliation_id uuid        not null
        constraint fk_reconciliation_items_reconciliation references reconciliations (id),
    kind              text        not null constraint ck_reconciliation_items_kind
        check (kind in ('MISSING_HERE', 'MISSING_THERE', 'DIFFERENT')),
    state             text        not null constraint ck_reconciliation_items_state check (state in ('OPEN', 'RESOLVED')),
    reference         text        not null,
    payment_id        uuid        constraint fk_reconciliation_items_payment references payments (id),
    reported_amount   bigint,
    our_amount        bigint,
    reason            text        not null,
    resolved_at       timestamptz,
    resolved_by       uuid        constraint fk_reconciliation_items_resolved_by references admins (id),
    note              text,
    constraint uq_reconciliation_items_reference unique (reconciliation_id, reference, kind),
    constraint ck_reconciliation_items_resolved check ((state = 'RESOLVED') = (resolved_at is not null))
);
create index ix_reconciliation_items_created_at on reconciliation_items (created_at, id);
create index ix_reconciliation_items_payment_id on reconciliation_items (payment_id);
create index ix_reconciliation_items_resolved_by on reconciliation_items (resolved_by);
create index ix_reconciliation_items_open on reconciliation_items (reference) where state = 'OPEN';
create index ix_payments_paid_at on payments (provider, paid_at) where paid_at is not null;
comment on table reconciliation_items is 'What a report and our payments do not agree about; waits, and ages, until a later report agrees or a person has seen to it.';
comment on column reconciliation_items.reported_amount is 'Rupiah in the report; null when it is not in it.';
comment on column reconciliation_items.our_amount is 'Rupiah of our payment; null when we know none.';

do $$ begin
    perform audit_table('reconciliations', 'finance', 'Reconciliation',
        ignored => array['matched', 'missing', 'different', 'reported_amount', 'reported_fee']);
    perform audit_table('reconciliation_items', 'finance', 'ReconciliationItem');
end $$;
