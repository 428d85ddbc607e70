create table strength_typology_transactions (
    id             uuid        not null constraint pk_strength_typology_transactions primary key,
    created_at     timestamptz not null,
    transaction_id uuid        not null constraint fk_strength_typology_transactions_transaction references transaction (id)
        constraint uq_strength_typology_transactions_transaction unique,
    user_id        uuid        not null constraint fk_strength_typology_transactions_user references users (id),
    source         text        not null constraint ck_strength_typology_transactions_source check (source in ('CHECKOUT', 'IMPORT')),
    bought_at      timestamptz not null,
    tests          int         not null constraint ck_strength_typology_transactions_tests check (tests >= 1),
    gross          bigint      not null constraint ck_strength_typology_transactions_gross check (gross >= 0),
    discounts      bigint      not null constraint ck_strength_typology_transactions_discounts check (discounts >= 0),
    net            bigint      not null constraint ck_strength_typology_transactions_net check (net >= 0),
    constraint ck_strength_typology_transactions_law check (gross - discounts = net)
);
create index ix_strength_typology_transactions_user_id on strength_typology_transactions (user_id, bought_at, id);
create index ix_strength_typology_transactions_bought_at on strength_typology_transactions (bought_at, id);
comment on table strength_typology_transactions is 'The ST-30 tests of a purchase that holds some, also as parts of bundles; how the purchase stands is said by transaction alone. Append-only.';
comment on column strength_typology_transactions.bought_at is 'When the purchase was begun, of an imported one in the old system.';
comment on column strength_typology_transactions.gross is 'Rupiah, of the tests alone, before anything was taken off.';
comment on column strength_typology_transactions.discounts is 'Rupiah that discounts and vouchers take off the tests.';
comment on column strength_typology_transactions.net is 'Rupiah that are left to pay for the tests, before fees and PPN.';

create table strength_typology_transaction_items (
    id                              uuid        not null constraint pk_strength_typology_transaction_items primary key,
    created_at                      timestamptz not null,
    strength_typology_transaction_id uuid        not null constraint fk_strength_typology_transaction_items_transaction
        references strength_typology_transactions (id),
    transaction_item_id             uuid        not null constraint fk_strength_typology_transaction_items_item references transaction_item (id),
    part                            int         not null constraint ck_strength_typology_transaction_items_part check (part >= 0),
    line                            int         not null constraint ck_strength_typology_transaction_items_line check (line >= 0),
    sku                             text        not null,
    name                            text        not null,
    name_en                         text,
    price                           bigint      not null constraint ck_strength_typology_transaction_items_price check (price >= 0),
    discount                        bigint      not null constraint ck_strength_typology_transaction_items_discount check (discount >= 0),
    net                             bigint      not null constraint ck_strength_typology_transaction_items_net check (net >= 0),
    constraint uq_strength_typology_transaction_items_item_part unique (transaction_item_id, part),
    constraint ck_strength_typology_transaction_items_law check (price - discount = net)
);
create index ix_strength_typology_transaction_items_transaction on strength_typology_transaction_items (strength_typology_transaction_id, line);
comment on table strength_typology_transaction_items is 'One ST-30 test of a purchase; transaction_item_id and part are also those of its entitlement once it is paid. Append-only.';
comment on column strength_typology_transaction_items.price is 'Rupiah; of a part of a bundle its share of the price.';
comment on column strength_typology_transaction_items.discount is 'Rupiah that discounts and vouchers take off it.';
comment on column strength_typology_transaction_items.net is 'Rupiah that are left to pay for it, before fees and PPN.';

-- The tests add up to what their purchase states of them, and are of that purchase, at every commit.
create function sales_check_strength_typology() returns trigger language plpgsql as $$
declare
    checked uuid;
    stated  strength_typology_transactions%rowtype;
    found_tests bigint;
    prices  numeric;
    taken   numeric;
    left_over numeric;
    foreign_items bigint;
begin
    if tg_table_name = 'strength_typology_transactions' then
        checked := new.id;
    else
        checked := new.strength_typology_transaction_id;
    end if;
    select * into strict stated from strength_typology_transactions where id = checked;
    select count(*), coalesce(sum(s.price), 0), coalesce(sum(s.discount), 0), coalesce(sum(s.net), 0),
           count(*) filter (where i.transaction_id <> stated.transaction_id)
    into found_tests, prices, taken, left_over, foreign_items
    from strength_typology_transaction_items s join transaction_item i on i.id = s.transaction_item_id
    where s.strength_typology_transaction_id = checked;
    if found_tests <> stated.tests or prices <> stated.gross or taken <> stated.discounts or left_over <> stated.net
        or foreign_items > 0 then
        raise exception 'the tests of % do not add up to what it states', checked
            using errcode = 'check_violation', constraint = 'ck_strength_typology_transactions_rows';
    end if;
    return null;
end $$;
create constraint trigger ck_strength_typology_transactions_rows
    after insert on strength_typology_transactions
    deferrable initially deferred for each row execute function sales_check_strength_typology();
create constraint trigger ck_strength_typology_transaction_items_rows
    after insert on strength_typology_transaction_items
    deferrable initially deferred for each row execute function sales_check_strength_typology();

do $$ begin
    perform append_only('strength_typology_transactions');
    perform append_only('strength_typology_transaction_items');
end $$;
