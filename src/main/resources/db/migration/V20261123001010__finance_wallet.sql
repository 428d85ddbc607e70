create table wallets (
    id              uuid        not null constraint pk_wallets primary key,
    version         int         not null,
    created_at      timestamptz not null,
    updated_at      timestamptz not null,
    user_id         uuid        not null constraint fk_wallets_user references users (id)
        constraint uq_wallets_user unique,
    available       bigint      not null default 0,
    held            bigint      not null default 0 constraint ck_wallets_held check (held >= 0),
    lifetime        bigint      not null default 0,
    movements       bigint      not null default 0 constraint ck_wallets_movements check (movements >= 0),
    overdrawn_since timestamptz,
    parked_at       timestamptz,
    constraint ck_wallets_available check ((available < 0) = (overdrawn_since is not null))
);
create index ix_wallets_created_at on wallets (created_at, id);
comment on table wallets is 'One per person: a projection of the ledger, moved with each posting in its transaction. Below zero only by a claw-back, which marks it.';
comment on column wallets.available is 'Rupiah that can be withdrawn or spent.';
comment on column wallets.held is 'Rupiah set aside by open holds.';
comment on column wallets.lifetime is 'Rupiah ever earned, less what was clawed back.';
comment on column wallets.movements is 'How many balances rows there are; the next one gets this number plus one.';
comment on column wallets.parked_at is 'Since when the auditor lets nothing out, because the wallet and its entries differ.';

alter table ledger_accounts add constraint fk_ledger_accounts_wallet foreign key (wallet_id) references wallets (id);
create index ix_ledger_accounts_wallet_id on ledger_accounts (wallet_id);

create table balances (
    id              uuid        not null constraint pk_balances primary key,
    created_at      timestamptz not null,
    wallet_id       uuid        not null constraint fk_balances_wallet references wallets (id),
    number          bigint      not null constraint ck_balances_number check (number > 0),
    transaction_id  uuid        not null constraint fk_balances_transaction references ledger_transactions (id),
    kind            text        not null constraint ck_balances_kind
        check (kind in ('IN', 'OUT', 'HOLD', 'RELEASE', 'HELD_IN', 'HELD_OUT')),
    cause           text        not null constraint ck_balances_cause check (cause in (
        'PAYMENT_RECEIVED', 'BANK_RECEIVED', 'PAYMENT_UNALLOCATED', 'PAYMENT_ALLOCATED', 'PAYMENT_REVERSED', 'GATEWAY_SETTLED',
        'REFUND_OWED', 'REFUND_PAID',
        'COMMISSION_ACCRUED', 'COMMISSION_RELEASED', 'COMMISSION_REVERSED', 'COMMISSION_CLAWED_BACK',
        'WITHDRAWAL_REQUESTED', 'WITHDRAWAL_DECLINED', 'WITHDRAWAL_APPROVED', 'WITHDRAWAL_PAID', 'WITHDRAWAL_FAILED',
        'WITHDRAWAL_REVERSED',
        'PARTNER_TOPPED_UP', 'QUOTA_USED',
        'WALLET_CREDITED', 'WALLET_DEBITED', 'WALLET_CLAWED_BACK',
        'HOLD_PLACED', 'HOLD_CAPTURED', 'HOLD_RELEASED', 'HOLD_EXPIRED', 'CORRECTION')),
    reference_type  text        not null,
    reference_id    uuid        not null,
    available_delta bigint      not null,
    held_delta      bigint      not null,
    available_after bigint      not null,
    held_after      bigint      not null constraint ck_balances_held_after check (held_after >= 0),
    constraint uq_balances_number unique (wallet_id, number)
);
create index ix_balances_transaction_id on balances (transaction_id);
comment on table balances is 'What a person reads of a wallet: every movement and hold with its cause and what was there after it, numbered without gaps. Append-only.';
comment on column balances.available_delta is 'Rupiah by which the available part changed.';
comment on column balances.held_delta is 'Rupiah by which the held part changed.';
comment on column balances.available_after is 'Rupiah available afterwards.';
comment on column balances.held_after is 'Rupiah held afterwards.';
do $$ begin
    perform append_only('balances');
end $$;

create table wallet_holds (
    id             uuid        not null constraint pk_wallet_holds primary key,
    version        int         not null,
    created_at     timestamptz not null,
    updated_at     timestamptz not null,
    wallet_id      uuid        not null constraint fk_wallet_holds_wallet references wallets (id),
    reference_type text        not null,
    reference_id   uuid        not null,
    amount         bigint      not null constraint ck_wallet_holds_amount check (amount > 0),
    state          text        not null constraint ck_wallet_holds_state
        check (state in ('OPEN', 'CAPTURED', 'RELEASED', 'EXPIRED')),
    expires_at     timestamptz,
    settled_at     timestamptz,
    constraint uq_wallet_holds_reference unique (reference_type, reference_id),
    constraint ck_wallet_holds_settled check ((state = 'OPEN') = (settled_at is null))
);
create index ix_wallet_holds_wallet_id on wallet_holds (wallet_id, created_at);
create index ix_wallet_holds_expiry on wallet_holds (expires_at, id) where state = 'OPEN' and expires_at is not null;
comment on table wallet_holds is 'Money of a wallet set aside for one case: placed, then captured, released or expired, once. The open ones add up to what the wallet holds.';
comment on column wallet_holds.amount is 'Rupiah set aside.';
