alter table products add column needs_document boolean not null default false;
alter table products add constraint ck_products_needs_document check (not (needs_document and kind = 'BUNDLE'));
comment on column products.needs_document is 'Somebody looks at a document of the buyer before it can be used.';

create table entitlements (
    id                  uuid        not null constraint pk_entitlements primary key,
    version             int         not null,
    created_at          timestamptz not null,
    updated_at          timestamptz not null,
    transaction_id      uuid        constraint fk_entitlements_transaction references transaction (id),
    transaction_item_id uuid        constraint fk_entitlements_transaction_item references transaction_item (id),
    executive_assignment_id uuid,
    part                int         not null constraint ck_entitlements_part check (part >= 0),
    user_id             uuid        not null constraint fk_entitlements_user references users (id),
    product_id          uuid        not null constraint fk_entitlements_product references products (id),
    sku                 text        not null,
    kind                text        not null constraint ck_entitlements_kind
        check (kind in ('ASSESSMENT', 'CONSULTATION', 'BUNDLE', 'EXECUTIVE', 'EVENT')),
    name                text        not null,
    name_en             text,
    instrument          text,
    service             text,
    revenue             bigint      not null constraint ck_entitlements_revenue check (revenue >= 0),
    state               text        not null constraint ck_entitlements_state
        check (state in ('LOCKED', 'IN_REVIEW', 'ACTIVE', 'SCHEDULED', 'COMPLETED', 'VOID')),
    valid_until         timestamptz not null,
    started_at          timestamptz,
    held_for_refund     boolean     not null,
    ended_at            timestamptz,
    constraint uq_entitlements_item_part unique (transaction_item_id, part),
    constraint ck_entitlements_origin check (
        num_nonnulls(transaction_id, executive_assignment_id) = 1
        and (transaction_id is null) = (transaction_item_id is null)),
    constraint ck_entitlements_ended check ((state in ('COMPLETED', 'VOID')) = (ended_at is not null)),
    constraint ck_entitlements_single check (kind <> 'BUNDLE'),
    constraint ck_entitlements_held check (not held_for_refund or started_at is null)
);
create index ix_entitlements_user_id on entitlements (user_id, created_at, id);
create index ix_entitlements_transaction_id on entitlements (transaction_id);
create index ix_entitlements_product_id on entitlements (product_id);
-- a seat that was reassigned leaves void ones behind
create unique index uq_entitlements_executive_assignment on entitlements (executive_assignment_id) where state <> 'VOID';
create index ix_entitlements_executive_assignment_id on entitlements (executive_assignment_id);
comment on table entitlements is 'What somebody may use because it was bought: one per item, of a bundle one per part, or one per seat that a company gave. Expired is what valid_until says, and no state.';
comment on column entitlements.revenue is 'Rupiah that it earns, before vouchers.';
comment on column entitlements.held_for_refund is 'A refund of it is under way: nobody may begin to use it.';

do $$ begin
    perform audit_table('entitlements', 'sales', 'Entitlement');
end $$;
