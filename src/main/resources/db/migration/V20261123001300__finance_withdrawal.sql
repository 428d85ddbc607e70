create table withdrawals (
    id                uuid        not null constraint pk_withdrawals primary key,
    version           int         not null,
    created_at        timestamptz not null,
    updated_at        timestamptz not null,
    user_id           uuid        not null constraint fk_withdrawals_user references users (id),
    wallet_id         uuid        not null constraint fk_withdrawals_wallet references wallets (id),
    user_bank_id      uuid        not null constraint fk_withdrawals_user_bank references user_banks (id),
    state             text        not null constraint ck_withdrawals_state
        check (state in ('REQUESTED', 'APPROVED', 'PROCESSING', 'SUCCEEDED', 'FAILED', 'REJECTED', 'CANCELLED', 'REVERSED')),
    gross             bigint      not null constraint ck_withdrawals_gross check (gross between 1 and 999999999999),
    bank_code         text        not null,
    bank_name         text        not null,
    bank_channel      text        not null,
    account_masked    text        not null,
    account_number    text,
    account_holder    text,
    tax_kind          text        constraint ck_withdrawals_tax_kind check (tax_kind in ('PPH_21', 'PPH_23')),
    tax_base          bigint,
    tax               bigint,
    tax_number_id     uuid        constraint fk_withdrawals_tax_number references user_npwps (id),
    tax_config_id     uuid        constraint fk_withdrawals_tax_config references config_globals (id),
    transfer_fee      bigint,
    fee_config_id     uuid        constraint fk_withdrawals_fee_config references config_fees (id),
    net               bigint,
    first_approved_by uuid        constraint fk_withdrawals_first_approved_by references admins (id),
    first_approved_at timestamptz,
    decided_by        uuid        constraint fk_withdrawals_decided_by references admins (id),
    decided_at        timestamptz,
    reason            text        constraint ck_withdrawals_reason check (length(reason) between 3 and 500),
    provider          text        constraint ck_withdrawals_provider check (provider in ('MIDTRANS', 'XENDIT', 'SIMULATOR')),
    provider_reference text,
    sendings          int         not null default 0,
    sent_at           timestamptz,
    sent_before_at    timestamptz,
    paid_at           timestamptz,
    paid_late         boolean     not null default false,
    reversed_at       timestamptz,
    failure           text,
    due_at            timestamptz not null,
    attempts          int         not null default 0,
    lease_until       timestamptz,
    fence             bigint      not null default 0,
    last_error        text,
    constraint ck_withdrawals_terms check (
        (state in ('REQUESTED', 'REJECTED', 'CANCELLED')) = (net is null)
        and (net is null) = (tax_kind is null) and (net is null) = (tax_base is null) and (net is null) = (tax is null)
        and (net is null) = (tax_config_id is null) and (net is null) = (transfer_fee is null)
        and (net is null) = (fee_config_id is null)),
    constraint ck_withdrawals_erased check (
        state not in ('REQUESTED', 'APPROVED', 'PROCESSING') or num_nonnulls(account_number, account_holder) = 2),
    constraint ck_withdrawals_net check (net > 0 and tax >= 0 and transfer_fee >= 0 and net = gross - tax - transfer_fee),
    constraint ck_withdrawals_decided check (
        (state in ('REQUESTED', 'CANCELLED')) = (decided_by is null) and (decided_by is null) = (decided_at is null)),
    constraint ck_withdrawals_four_eyes check (
        first_approved_by is null or state = 'REJECTED' or decided_by is null or decided_by <> first_approved_by),
    constraint ck_withdrawals_sent check ((sendings = 0) = (sent_at is null) and (sendings = 0) = (provider is null)),
    constraint ck_withdrawals_processing check (
        state not in ('PROCESSING', 'SUCCEEDED', 'REVERSED') or sendings > 0),
    constraint ck_withdrawals_paid check ((state in ('SUCCEEDED', 'REVERSED')) = (paid_at is not null)),
    constraint ck_withdrawals_reversed check ((state = 'REVERSED') = (reversed_at is not null))
);
create unique index uq_withdrawals_open on withdrawals (user_id) where state in ('REQUESTED', 'APPROVED', 'PROCESSING');
create index ix_withdrawals_user_id on withdrawals (user_id, created_at);
create index ix_withdrawals_wallet_id on withdrawals (wallet_id);
create index ix_withdrawals_user_bank_id on withdrawals (user_bank_id);
create index ix_withdrawals_tax_number_id on withdrawals (tax_number_id);
create index ix_withdrawals_tax_config_id on withdrawals (tax_config_id);
create index ix_withdrawals_fee_config_id on withdrawals (fee_config_id);
create index ix_withdrawals_first_approved_by on withdrawals (first_approved_by);
create index ix_withdrawals_decided_by on withdrawals (decided_by);
create index ix_withdrawals_created_at on withdrawals (created_at, id);
create index ix_withdrawals_due_at on withdrawals (due_at) where state in ('APPROVED', 'PROCESSING');
create index ix_withdrawals_paid_at on withdrawals (paid_at) where paid_at is not null;
create index ix_withdrawals_reversed_at on withdrawals (reversed_at) where reversed_at is not null;
comment on table withdrawals is 'Money on its way from a wallet to a bank account of its owner, at most one at a time. Its id is the key of the payout at the provider and never changes.';
comment on column withdrawals.gross is 'Rupiah that leave the wallet.';
comment on column withdrawals.tax is 'Rupiah withheld for the state, computed and frozen at the approval.';
comment on column withdrawals.tax_base is 'Rupiah that the tax was computed from.';
comment on column withdrawals.tax_config_id is 'The very version of the tax rule.';
comment on column withdrawals.tax_number_id is 'The tax number that counted at the approval, null when there was no verified one.';
comment on column withdrawals.transfer_fee is 'Rupiah that the person pays for the transfer, frozen at the approval.';
comment on column withdrawals.net is 'Rupiah that arrive: gross less tax less transfer fee.';
comment on column withdrawals.account_number is 'Encrypted; as it was when it was asked for, so that the order never changes. Null once its owner is erased, as the holder.';
comment on column withdrawals.account_holder is 'Encrypted.';
comment on column withdrawals.account_masked is 'The last four digits, for people to read.';
comment on column withdrawals.sendings is 'How often the order was, or may have been, given to the provider, each time under the same key.';
comment on column withdrawals.sent_before_at is 'When the order was given the time before the last.';
comment on column withdrawals.paid_late is 'The provider had called it failed before it called it paid: the wallet was debited once more, also below zero.';

create table withdrawal_histories (
    id            uuid        not null constraint pk_withdrawal_histories primary key,
    created_at    timestamptz not null,
    withdrawal_id uuid        not null constraint fk_withdrawal_histories_withdrawal references withdrawals (id),
    from_state    text        constraint ck_withdrawal_histories_from_state
        check (from_state in ('REQUESTED', 'APPROVED', 'PROCESSING', 'SUCCEEDED', 'FAILED', 'REJECTED', 'CANCELLED', 'REVERSED')),
    to_state      text        not null constraint ck_withdrawal_histories_to_state
        check (to_state in ('REQUESTED', 'APPROVED', 'PROCESSING', 'SUCCEEDED', 'FAILED', 'REJECTED', 'CANCELLED', 'REVERSED')),
    cause         text        not null constraint ck_withdrawal_histories_cause
        check (cause in ('OWNER', 'ADMIN', 'PROVIDER', 'IGNORED', 'SERVICE')),
    admin_id      uuid        constraint fk_withdrawal_histories_admin references admins (id),
    note          text
);
create index ix_withdrawal_histories_withdrawal_id on withdrawal_histories (withdrawal_id, created_at);
create index ix_withdrawal_histories_admin_id on withdrawal_histories (admin_id);
comment on table withdrawal_histories is 'Each step of a withdrawal, written with it and never changed; also what the provider said and nobody may follow, which is IGNORED.';

create table tax_recap_downloads (
    id         uuid        not null constraint pk_tax_recap_downloads primary key,
    created_at timestamptz not null,
    admin_id   uuid        not null constraint fk_tax_recap_downloads_admin references admins (id),
    month      text        not null constraint ck_tax_recap_downloads_month check (month ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
    row_count  int         not null,
    reason     text        not null constraint ck_tax_recap_downloads_reason check (length(reason) between 3 and 500)
);
create index ix_tax_recap_downloads_admin_id on tax_recap_downloads (admin_id);
comment on table tax_recap_downloads is 'Who took a list with tax numbers in clear, of which month and why.';

-- A payout that its provider had called failed, and then paid.
alter table ledger_transactions drop constraint ck_ledger_transactions_purpose;
alter table ledger_transactions add constraint ck_ledger_transactions_purpose check (purpose in (
    'PAYMENT_RECEIVED', 'BANK_RECEIVED', 'PAYMENT_UNALLOCATED', 'PAYMENT_ALLOCATED', 'PAYMENT_REVERSED', 'GATEWAY_SETTLED',
    'REFUND_OWED', 'REFUND_PAID',
    'COMMISSION_ACCRUED', 'COMMISSION_RELEASED', 'COMMISSION_REVERSED', 'COMMISSION_CLAWED_BACK',
    'WITHDRAWAL_REQUESTED', 'WITHDRAWAL_DECLINED', 'WITHDRAWAL_APPROVED', 'WITHDRAWAL_PAID', 'WITHDRAWAL_FAILED',
    'WITHDRAWAL_REVERSED', 'WITHDRAWAL_CLAWED_BACK',
    'PARTNER_TOPPED_UP', 'QUOTA_USED',
    'WALLET_CREDITED', 'WALLET_DEBITED', 'WALLET_CLAWED_BACK',
    'HOLD_PLACED', 'HOLD_CAPTURED', 'HOLD_RELEASED', 'HOLD_EXPIRED', 'CORRECTION'));
alter table balances drop constraint ck_balances_cause;
alter table balances add constraint ck_balances_cause check (cause in (
    'PAYMENT_RECEIVED', 'BANK_RECEIVED', 'PAYMENT_UNALLOCATED', 'PAYMENT_ALLOCATED', 'PAYMENT_REVERSED', 'GATEWAY_SETTLED',
    'REFUND_OWED', 'REFUND_PAID',
    'COMMISSION_ACCRUED', 'COMMISSION_RELEASED', 'COMMISSION_REVERSED', 'COMMISSION_CLAWED_BACK',
    'WITHDRAWAL_REQUESTED', 'WITHDRAWAL_DECLINED', 'WITHDRAWAL_APPROVED', 'WITHDRAWAL_PAID', 'WITHDRAWAL_FAILED',
    'WITHDRAWAL_REVERSED', 'WITHDRAWAL_CLAWED_BACK',
    'PARTNER_TOPPED_UP', 'QUOTA_USED',
    'WALLET_CREDITED', 'WALLET_DEBITED', 'WALLET_CLAWED_BACK',
    'HOLD_PLACED', 'HOLD_CAPTURED', 'HOLD_RELEASED', 'HOLD_EXPIRED', 'CORRECTION'));

do $$ begin
    perform append_only('withdrawal_histories');
    perform append_only('tax_recap_downloads');
    perform audit_table('tax_recap_downloads', 'finance', 'TaxRecap', key => 'month');
    perform audit_table('withdrawals', 'finance', 'Withdrawal',
        secret => array['account_number', 'account_holder'],
        ignored => array['due_at', 'attempts', 'lease_until', 'fence', 'last_error']);
end $$;
