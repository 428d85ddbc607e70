create table partner_invoice_numbers (
    year int    not null constraint pk_partner_invoice_numbers primary key
        constraint ck_partner_invoice_numbers_year check (year between 2000 and 9999),
    last bigint not null constraint ck_partner_invoice_numbers_last check (last > 0)
);
comment on table partner_invoice_numbers is 'The last invoice number given out per year (WIB). The row is locked by the transaction that issues, so a roll-back gives the number back and no gap arises.';

create table partner_transactions (
    id                   uuid         not null constraint pk_partner_transactions primary key,
    version              int          not null,
    created_at           timestamptz  not null,
    updated_at           timestamptz  not null,
    kind                 text         not null constraint ck_partner_transactions_kind check (kind in ('INVOICE')),
    partner_id           uuid         not null
        constraint fk_partner_transactions_partner references partner_profile (id),
    partner_name         text         not null
        constraint ck_partner_transactions_partner_name check (length(partner_name) between 1 and 300),
    status               text         not null
        constraint ck_partner_transactions_status check (status in ('DRAFT', 'ISSUED', 'PAID', 'VOID', 'WRITTEN_OFF')),
    number               text         constraint uq_partner_transactions_number unique
        constraint ck_partner_transactions_number check (number ~ '^INV/[0-9]{4}/[0-9]{6,}$'),
    issued_at            timestamptz,
    due_date             date,
    plan_version         int          not null default 0
        constraint ck_partner_transactions_plan_version check (plan_version >= 0),
    subtotal             bigint       not null
        constraint ck_partner_transactions_subtotal check (subtotal between 1 and 999999999999999),
    dpp                  bigint       not null constraint ck_partner_transactions_dpp check (dpp between 0 and subtotal),
    ppn_rate_percent     numeric(5,2) not null
        constraint ck_partner_transactions_ppn_rate_percent check (ppn_rate_percent between 0 and 100),
    ppn_base_numerator   int          not null,
    ppn_base_denominator int          not null,
    ppn                  bigint       not null constraint ck_partner_transactions_ppn check (ppn >= 0),
    total                bigint       not null,
    paid_at              timestamptz,
    payment_method       text         constraint ck_partner_transactions_payment_method
        check (payment_method in ('BANK_TRANSFER', 'VIRTUAL_ACCOUNT', 'CASH', 'OTHER')),
    payment_reference    text,
    payment_note         text,
    constraint ck_partner_transactions_ppn_base check (ppn_base_numerator between 1 and ppn_base_denominator),
    constraint ck_partner_transactions_total check (total = subtotal + ppn),
    constraint ck_partner_transactions_issue check (
        case when status = 'DRAFT'
            then number is null and issued_at is null and plan_version = 0
            else number is not null and issued_at is not null and due_date is not null and plan_version > 0 end),
    constraint ck_partner_transactions_payment check (
        (status = 'PAID') = (paid_at is not null) and (paid_at is null) = (payment_method is null)
        and (paid_at is not null or (payment_reference is null and payment_note is null)))
);
create index ix_partner_transactions_partner_id on partner_transactions (partner_id, issued_at, id);
create index ix_partner_transactions_created_at on partner_transactions (created_at, id);
create index ix_partner_transactions_open on partner_transactions (due_date, id) where status = 'ISSUED';
comment on table partner_transactions is 'Invoices to partners: numbered and frozen when issued, then paid, void or written off. Overdue is not a state but follows from due_date (WIB).';
comment on column partner_transactions.partner_name is 'Who was billed, as the partner was called when the invoice was drawn up or issued.';
comment on column partner_transactions.plan_version is 'Version of the reminder plan: 1 at issue, one more whenever the due date moves.';
comment on column partner_transactions.subtotal is 'Rupiah before PPN: the sum of quantity times unit price over the lines.';
comment on column partner_transactions.dpp is 'Rupiah, rounded tax base, for display; ppn is computed from the unrounded base.';
comment on column partner_transactions.ppn is 'Rupiah, value added tax by the rate and base kept on this row.';
comment on column partner_transactions.total is 'Rupiah to be paid: subtotal plus ppn.';

create table partner_transaction_lines (
    id             uuid        not null constraint pk_partner_transaction_lines primary key,
    version        int         not null,
    created_at     timestamptz not null,
    updated_at     timestamptz not null,
    transaction_id uuid        not null
        constraint fk_partner_transaction_lines_transaction references partner_transactions (id),
    position       int         not null constraint ck_partner_transaction_lines_position check (position between 1 and 200),
    description    text        not null
        constraint ck_partner_transaction_lines_description check (length(description) between 1 and 300),
    quantity       bigint      not null
        constraint ck_partner_transaction_lines_quantity check (quantity between 1 and 1000000),
    unit_price     bigint      not null
        constraint ck_partner_transaction_lines_unit_price check (unit_price between 1 and 999999999999),
    constraint uq_partner_transaction_lines_position unique (transaction_id, position) deferrable initially deferred
);
comment on table partner_transaction_lines is 'What an invoice charges for; can change while the invoice is a draft only.';
comment on column partner_transaction_lines.unit_price is 'Rupiah per unit, before PPN.';

create table partner_transaction_histories (
    id             uuid        not null constraint pk_partner_transaction_histories primary key,
    created_at     timestamptz not null,
    transaction_id uuid        not null
        constraint fk_partner_transaction_histories_transaction references partner_transactions (id),
    from_status    text constraint ck_partner_transaction_histories_from_status
        check (from_status in ('DRAFT', 'ISSUED', 'PAID', 'VOID', 'WRITTEN_OFF')),
    to_status      text        not null constraint ck_partner_transaction_histories_to_status
        check (to_status in ('DRAFT', 'ISSUED', 'PAID', 'VOID', 'WRITTEN_OFF')),
    admin_id       uuid        constraint fk_partner_transaction_histories_admin references admins (id),
    reason         text
);
create index ix_partner_transaction_histories_transaction_id on partner_transaction_histories (transaction_id, created_at);
create index ix_partner_transaction_histories_admin_id on partner_transaction_histories (admin_id);
comment on table partner_transaction_histories is 'Every move of an invoice, and every move of its due date while issued; append-only.';
comment on column partner_transaction_histories.admin_id is 'Who did it; null when the service did it by itself.';

create table partner_invoice_reminders (
    id              uuid        not null constraint pk_partner_invoice_reminders primary key,
    version         int         not null,
    created_at      timestamptz not null,
    updated_at      timestamptz not null,
    subject_id      uuid        not null
        constraint fk_partner_invoice_reminders_subject references partner_transactions (id),
    subject_version int         not null,
    reminder_id     uuid        not null constraint fk_partner_invoice_reminders_reminder references reminders (id),
    step            text        not null,
    audience        text        not null,
    due_at          timestamptz not null,
    state           text        not null constraint ck_partner_invoice_reminders_state
        check (state in ('PLANNED', 'DISPATCHED', 'OBSOLETE', 'MISSED', 'CANCELLED')),
    settled_at      timestamptz,
    constraint uq_partner_invoice_reminders_step unique (subject_id, subject_version, step, audience),
    constraint ck_partner_invoice_reminders_settled check ((state = 'PLANNED') = (settled_at is null))
);
create index ix_partner_invoice_reminders_due on partner_invoice_reminders (due_at, id) where state = 'PLANNED';
create index ix_partner_invoice_reminders_reminder_id on partner_invoice_reminders (reminder_id);
comment on table partner_invoice_reminders is 'The reminder ladder of each issued invoice and what became of each step.';

-- The books of an invoice: the lines add up to the subtotal at every commit.
create function partner_check_transaction_lines() returns trigger language plpgsql as $$
declare
    checked uuid;
    stated  bigint;
    summed  numeric;
begin
    if tg_table_name = 'partner_transactions' then
        checked := new.id;
    elsif tg_op = 'DELETE' then
        checked := old.transaction_id;
    else
        checked := new.transaction_id;
    end if;
    select subtotal into stated from partner_transactions where id = checked;
    if not found then
        return null;
    end if;
    select coalesce(sum(quantity::numeric * unit_price), 0) into summed
    from partner_transaction_lines where transaction_id = checked;
    if summed <> stated then
        raise exception 'lines of % add up to %, not to its subtotal %', checked, summed, stated
            using errcode = 'check_violation', constraint = 'ck_partner_transactions_lines';
    end if;
    return null;
end $$;
create constraint trigger ck_partner_transactions_lines
    after insert or update of subtotal on partner_transactions
    deferrable initially deferred for each row execute function partner_check_transaction_lines();
create constraint trigger ck_partner_transaction_lines_sum
    after insert or update or delete on partner_transaction_lines
    deferrable initially deferred for each row execute function partner_check_transaction_lines();

-- What was issued stays as it was issued.
create function partner_freeze_transaction() returns trigger language plpgsql as $$
begin
    if (new.kind, new.partner_id, new.partner_name, new.number, new.issued_at, new.subtotal, new.dpp,
        new.ppn_rate_percent, new.ppn_base_numerator, new.ppn_base_denominator, new.ppn, new.total)
        is distinct from
       (old.kind, old.partner_id, old.partner_name, old.number, old.issued_at, old.subtotal, old.dpp,
        old.ppn_rate_percent, old.ppn_base_numerator, old.ppn_base_denominator, old.ppn, old.total)
    then
        raise exception 'invoice % was issued and cannot be rewritten', old.number
            using errcode = 'check_violation', constraint = 'ck_partner_transactions_frozen';
    end if;
    return new;
end $$;
create trigger ck_partner_transactions_frozen before update on partner_transactions
    for each row when (old.status <> 'DRAFT') execute function partner_freeze_transaction();

create function partner_freeze_transaction_lines() returns trigger language plpgsql as $$
begin
    if exists (select from partner_transactions
               where id = case tg_op when 'INSERT' then new.transaction_id else old.transaction_id end
                 and status <> 'DRAFT')
    then
        raise exception 'the lines of an issued invoice cannot change'
            using errcode = 'check_violation', constraint = 'ck_partner_transaction_lines_frozen';
    end if;
    return case tg_op when 'DELETE' then old else new end;
end $$;
create trigger ck_partner_transaction_lines_frozen before insert or update or delete on partner_transaction_lines
    for each row execute function partner_freeze_transaction_lines();

create function partner_refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% is append-only', tg_table_name using errcode = 'integrity_constraint_violation';
end $$;
create trigger ck_partner_transaction_histories_append_only
    before update or delete or truncate on partner_transaction_histories
    for each statement execute function partner_refuse_change();
