create table wallet_adjustments (
    id            uuid        not null constraint pk_wallet_adjustments primary key,
    version       int         not null,
    created_at    timestamptz not null,
    updated_at    timestamptz not null,
    wallet_id     uuid        not null constraint fk_wallet_adjustments_wallet references wallets (id),
    amount        bigint      not null constraint ck_wallet_adjustments_amount
        check (amount <> 0 and amount between -1000000000 and 1000000000),
    reason        text        not null constraint ck_wallet_adjustments_reason check (length(reason) between 1 and 500),
    state         text        not null
        constraint ck_wallet_adjustments_state check (state in ('PROPOSED', 'APPLIED', 'REJECTED')),
    proposed_by   uuid        not null constraint fk_wallet_adjustments_proposed_by references admins (id),
    decided_by    uuid        constraint fk_wallet_adjustments_decided_by references admins (id),
    decided_at    timestamptz,
    decision_note text        constraint ck_wallet_adjustments_decision_note check (length(decision_note) between 1 and 500),
    constraint ck_wallet_adjustments_decided check ((state = 'PROPOSED') = (decided_by is null)
        and (decided_by is null) = (decided_at is null)),
    constraint ck_wallet_adjustments_four_eyes check (state <> 'APPLIED' or decided_by <> proposed_by)
);
create index ix_wallet_adjustments_wallet_id on wallet_adjustments (wallet_id);
create index ix_wallet_adjustments_proposed_by on wallet_adjustments (proposed_by);
create index ix_wallet_adjustments_decided_by on wallet_adjustments (decided_by);
create index ix_wallet_adjustments_created_at on wallet_adjustments (created_at, id);
comment on table wallet_adjustments is 'Money that the back office gives to a wallet or takes from it by hand; one admin proposes, another approves.';
comment on column wallet_adjustments.amount is 'Rupiah, below zero when taken.';

do $$ begin
    perform audit_table('wallet_adjustments', 'finance', 'WalletAdjustment');
end $$;
