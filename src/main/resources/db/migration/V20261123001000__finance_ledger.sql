create table ledger_accounts (
    id          uuid        not null constraint pk_ledger_accounts primary key,
    created_at  timestamptz not null,
    kind        text        not null constraint ck_ledger_accounts_kind check (kind in (
        'AVAILABLE', 'HELD', 'GATEWAY_CLEARING', 'BANK', 'PAYOUT_CLEARING', 'REFUND_CLEARING', 'UNALLOCATED_RECEIPTS',
        'SALES_REVENUE', 'FEE_INCOME', 'DEFERRED_QUOTA', 'PPN_PAYABLE', 'PPH_21_PAYABLE', 'PPH_23_PAYABLE',
        'COMMISSION_EXPENSE', 'VOUCHER_EXPENSE', 'GATEWAY_FEE_EXPENSE', 'ADJUSTMENT')),
    wallet_id   uuid,
    qualifier   text        not null default ''
        constraint ck_ledger_accounts_qualifier check (qualifier ~ '^([A-Z][A-Z0-9_]{0,39})?$'),
    sub_account int         not null default 0 constraint ck_ledger_accounts_sub_account check (sub_account >= 0),
    balance     bigint,
    constraint ck_ledger_accounts_owner check (
        (kind in ('AVAILABLE', 'HELD')) = (wallet_id is not null) and (wallet_id is null) = (balance is not null))
);
create unique index uq_ledger_accounts_system on ledger_accounts (kind, qualifier, sub_account) where wallet_id is null;
create unique index uq_ledger_accounts_wallet on ledger_accounts (wallet_id, kind) where wallet_id is not null;
comment on table ledger_accounts is 'Where money can be: two accounts per wallet, and the accounts of the house, each split into sub-accounts by a hash of the posting so that postings do not wait for one another. Ids are made from the names, so that none has to be looked up.';
comment on column ledger_accounts.balance is 'Rupiah, credits less debits over all entries; kept for accounts of the house only, a wallet keeps its own.';

create table ledger_transactions (
    id             uuid        not null constraint pk_ledger_transactions primary key,
    created_at     timestamptz not null,
    purpose        text        not null constraint ck_ledger_transactions_purpose check (purpose in (
        'PAYMENT_RECEIVED', 'BANK_RECEIVED', 'PAYMENT_UNALLOCATED', 'PAYMENT_ALLOCATED', 'PAYMENT_REVERSED', 'GATEWAY_SETTLED',
        'REFUND_OWED', 'REFUND_PAID',
        'COMMISSION_ACCRUED', 'COMMISSION_RELEASED', 'COMMISSION_REVERSED', 'COMMISSION_CLAWED_BACK',
        'WITHDRAWAL_REQUESTED', 'WITHDRAWAL_DECLINED', 'WITHDRAWAL_APPROVED', 'WITHDRAWAL_PAID', 'WITHDRAWAL_FAILED',
        'WITHDRAWAL_REVERSED',
        'PARTNER_TOPPED_UP', 'QUOTA_USED',
        'WALLET_CREDITED', 'WALLET_DEBITED', 'WALLET_CLAWED_BACK',
        'HOLD_PLACED', 'HOLD_CAPTURED', 'HOLD_RELEASED', 'HOLD_EXPIRED', 'CORRECTION')),
    reference_type text        not null
        constraint ck_ledger_transactions_reference_type check (reference_type ~ '^[A-Z][A-Z0-9_]{1,39}$'),
    reference_id   uuid        not null,
    entry_count    int         not null constraint ck_ledger_transactions_entry_count check (entry_count >= 2),
    reversal_of    uuid        constraint fk_ledger_transactions_reversal_of references ledger_transactions (id)
        constraint uq_ledger_transactions_reversal_of unique,
    note           text        constraint ck_ledger_transactions_note check (length(note) between 1 and 500),
    constraint uq_ledger_transactions_reference unique (purpose, reference_type, reference_id),
    constraint ck_ledger_transactions_reversal check ((purpose = 'CORRECTION') = (reversal_of is not null))
);
create index ix_ledger_transactions_created_at on ledger_transactions (created_at, id);
create index ix_ledger_transactions_reference on ledger_transactions (reference_type, reference_id);
comment on table ledger_transactions is 'One posting per business event, identified for good by purpose and reference; append-only, a correction is another posting that points here.';

create table ledger_entries (
    transaction_id uuid        not null constraint fk_ledger_entries_transaction references ledger_transactions (id),
    position       int         not null constraint ck_ledger_entries_position check (position >= 0),
    account_id     uuid        not null constraint fk_ledger_entries_account references ledger_accounts (id),
    created_at     timestamptz not null,
    amount         bigint      not null constraint ck_ledger_entries_amount check (amount <> 0),
    constraint pk_ledger_entries primary key (transaction_id, position)
);
create index ix_ledger_entries_account_id on ledger_entries (account_id, created_at) include (amount);
comment on table ledger_entries is 'What a posting takes from where and puts where; the entries of a posting add up to zero. Append-only.';
comment on column ledger_entries.amount is 'Rupiah: positive is a credit, negative a debit.';

-- The books balance at every commit: all entries of a posting are written with it, and add up to zero.
create function finance_check_entries() returns trigger language plpgsql as $$
declare
    checked uuid;
    stated  int;
    counted bigint;
    summed  numeric;
begin
    if tg_table_name = 'ledger_transactions' then
        checked := new.id;
    else
        checked := new.transaction_id;
    end if;
    select entry_count into stated from ledger_transactions where id = checked;
    select count(*), coalesce(sum(amount), 0) into counted, summed from ledger_entries where transaction_id = checked;
    if summed <> 0 or counted <> stated then
        raise exception 'the % entries of posting % add up to %, where % that add up to 0 belong', counted, checked, summed, stated
            using errcode = 'check_violation', constraint = 'ck_ledger_entries_balanced';
    end if;
    return null;
end $$;
create constraint trigger ck_ledger_transactions_balanced after insert on ledger_transactions
    deferrable initially deferred for each row execute function finance_check_entries();
create constraint trigger ck_ledger_entries_balanced after insert on ledger_entries
    deferrable initially deferred for each row execute function finance_check_entries();

do $$ begin
    perform append_only('ledger_transactions');
    perform append_only('ledger_entries');
    perform append_only('ledger_accounts', array['balance']);
end $$;

-- The books are their own log; only what takes a posting back may be somebody's own decision.
create trigger audit after insert on ledger_transactions for each row when (new.reversal_of is not null)
    execute function audit_row('finance', 'LedgerTransaction', 'id', '{}', '{}', '{created_at}', 'whole');

create table ledger_findings (
    id          uuid        not null constraint pk_ledger_findings primary key,
    version     int         not null,
    created_at  timestamptz not null,
    updated_at  timestamptz not null,
    kind        text        not null constraint ck_ledger_findings_kind check (kind in (
        'TOTAL_NOT_ZERO', 'TRANSACTION_NOT_ZERO', 'ENTRIES_MISSING', 'ACCOUNT_DIFFERS', 'AVAILABLE_DIFFERS',
        'HELD_DIFFERS', 'LIFETIME_DIFFERS', 'HOLDS_DIFFER', 'NEGATIVE_UNMARKED', 'MOVEMENTS_DIFFER', 'CLEARING_UNEXPLAINED', 'WITHDRAWAL_DIFFERS',
        'PAYMENT_DIFFERS')),
    subject_id  uuid,
    expected    bigint      not null,
    actual      bigint      not null,
    resolved_at timestamptz
);
create unique index uq_ledger_findings_open on ledger_findings (kind, subject_id) nulls not distinct where resolved_at is null;
create index ix_ledger_findings_created_at on ledger_findings (created_at, id);
comment on table ledger_findings is 'What the auditor found wrong with the books and when it was mended; an open one turns readiness red.';
comment on column ledger_findings.subject_id is 'The posting, account or wallet that is wrong; null when the books as a whole are.';
