create table products (
    id             uuid        not null constraint pk_products primary key,
    version        int         not null,
    created_at     timestamptz not null,
    updated_at     timestamptz not null,
    sku            text        not null constraint uq_products_sku unique
        constraint ck_products_sku check (sku ~ '^(ASM|SVC|BND)-[A-Z0-9]+(-[A-Z0-9]+)*$' and length(sku) <= 40),
    slug           text        not null constraint ck_products_slug check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 80),
    kind           text        not null constraint ck_products_kind
        check (kind in ('ASSESSMENT', 'CONSULTATION', 'BUNDLE', 'EXECUTIVE', 'EVENT')),
    name           text        not null constraint ck_products_name check (length(name) between 1 and 150),
    name_en        text        constraint ck_products_name_en check (length(name_en) between 1 and 150),
    description    text        constraint ck_products_description check (length(description) <= 40000),
    description_en text        constraint ck_products_description_en check (length(description_en) <= 40000),
    price          bigint      not null constraint ck_products_price check (price between 0 and 1000000000000),
    active         boolean     not null,
    sells_from     timestamptz not null,
    sells_until    timestamptz,
    position       int         not null constraint ck_products_position check (position >= 0),
    images         jsonb       not null,
    instrument     text        constraint ck_products_instrument check (instrument ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
    service        text        constraint ck_products_service check (service ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
    constraint ck_products_window check (sells_until > sells_from),
    constraint ck_products_bundle check (
        (kind = 'BUNDLE') = (sku like 'BND-%') and (kind = 'BUNDLE') = (instrument is null and service is null))
);
create index ix_products_position on products (position, id);
create index ix_products_price on products (price, id);
create index ix_products_created_at on products (created_at, id);
comment on table products is 'What is sold: what it costs, from when until when, and what it entitles to; never deleted, as what was bought points to it.';
comment on column products.price is 'Rupiah, before PPN and fees.';

create table product_slugs (
    id         uuid        not null constraint pk_product_slugs primary key,
    created_at timestamptz not null,
    product_id uuid        not null constraint fk_product_slugs_product references products (id),
    slug       text        not null constraint uq_product_slugs_slug unique
);
create index ix_product_slugs_product_id on product_slugs (product_id);
comment on table product_slugs is 'Every slug that a product has or had, so that old addresses still lead to it; append-only.';

create table product_parts (
    id         uuid        not null constraint pk_product_parts primary key,
    version    int         not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    bundle_id  uuid        not null constraint fk_product_parts_bundle references products (id),
    part_id    uuid        not null constraint fk_product_parts_part references products (id),
    weight     bigint      not null constraint ck_product_parts_weight check (weight between 1 and 1000000000000),
    position   int         not null constraint ck_product_parts_position check (position >= 0),
    constraint uq_product_parts_bundle_part unique (bundle_id, part_id),
    constraint ck_product_parts_other check (bundle_id <> part_id)
);
create index ix_product_parts_part_id on product_parts (part_id);
comment on table product_parts is 'What a bundle consists of; its revenue is divided by the weights, the first part takes what cannot be divided.';

insert into config_globals (id, version, created_at, updated_at, key, value, reason, guarded, effective_from, state, decided_at)
values (gen_random_uuid(), 0, now(), now(), 'bundle.revenue-unit', '1', 'What the service came with', false, '2000-01-01T00:00:00Z', 'APPROVED', now());

do $$ begin
    perform audit_table('products', 'sales', 'Product');
    perform audit_table('product_parts', 'sales', 'Product', key => 'bundle_id', part => true);
    perform append_only('product_slugs');
end $$;
