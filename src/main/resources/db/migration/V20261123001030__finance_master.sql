create table banks (
    id          uuid        not null constraint pk_banks primary key,
    version     int         not null,
    created_at  timestamptz not null,
    updated_at  timestamptz not null,
    code        text        not null constraint uq_banks_code unique constraint ck_banks_code check (code ~ '^[0-9]{3}$'),
    name        text        not null constraint ck_banks_name check (length(name) between 1 and 100),
    swift       text        constraint ck_banks_swift check (swift ~ '^[A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?$'),
    xendit_code text        constraint ck_banks_xendit_code check (xendit_code ~ '^[A-Z][A-Z0-9_]{1,39}$'),
    position    int         not null constraint ck_banks_position check (position >= 0),
    active      boolean     not null
);
create index ix_banks_position on banks (position, id);
comment on table banks is 'Banks that money can be paid out to, with their clearing code (a text, as it begins with zeros), SWIFT and what the provider of payouts calls them.';

create table master_payment_channels (
    id             uuid          not null constraint pk_master_payment_channels primary key,
    version        int           not null,
    created_at     timestamptz   not null,
    updated_at     timestamptz   not null,
    code           text          not null constraint uq_master_payment_channels_code unique
        constraint ck_master_payment_channels_code check (code ~ '^[A-Z][A-Z0-9_]{1,29}$'),
    kind           text          not null constraint ck_master_payment_channels_kind
        check (kind in ('VA', 'EWALLET', 'QRIS', 'RETAIL', 'CARD')),
    name           text          not null constraint ck_master_payment_channels_name check (length(name) between 1 and 100),
    provider       text          not null constraint ck_master_payment_channels_provider
        check (provider in ('MIDTRANS', 'XENDIT', 'SIMULATOR')),
    provider_codes jsonb         not null,
    fee_nominal    bigint        not null constraint ck_master_payment_channels_fee_nominal check (fee_nominal >= 0),
    fee_percent    numeric(7, 4) constraint ck_master_payment_channels_fee_percent check (fee_percent between 0 and 100),
    fee_min        bigint        constraint ck_master_payment_channels_fee_min check (fee_min >= 0),
    fee_cap        bigint        constraint ck_master_payment_channels_fee_cap check (fee_cap >= coalesce(fee_min, 0)),
    min_amount     bigint        not null constraint ck_master_payment_channels_min_amount check (min_amount > 0),
    max_amount     bigint        not null,
    position       int           not null constraint ck_master_payment_channels_position check (position >= 0),
    active         boolean       not null,
    constraint ck_master_payment_channels_max_amount check (max_amount >= min_amount),
    constraint ck_master_payment_channels_provider_codes check (provider_codes ? provider)
);
create index ix_master_payment_channels_position on master_payment_channels (position, id);
comment on table master_payment_channels is 'Ways to pay: which provider collects and what it calls them, what they cost, for which amounts, in which order.';
comment on column master_payment_channels.fee_nominal is 'Rupiah, the fixed part of the fee.';
comment on column master_payment_channels.fee_min is 'Rupiah, the fee is never less.';
comment on column master_payment_channels.fee_cap is 'Rupiah, the fee is never more.';
comment on column master_payment_channels.min_amount is 'Rupiah, the smallest payment.';
comment on column master_payment_channels.max_amount is 'Rupiah, the largest payment.';

insert into banks (id, version, created_at, updated_at, code, name, swift, xendit_code, position, active)
select gen_random_uuid(), 0, now(), now(), code, name, swift, xendit_code, 10 * row_number() over (), true
from (values ('014', 'BCA', 'CENAIDJA', 'ID_BCA'),
             ('008', 'Mandiri', 'BMRIIDJA', 'ID_MANDIRI'),
             ('009', 'BNI', 'BNINIDJA', 'ID_BNI'),
             ('002', 'BRI', 'BRINIDJA', 'ID_BRI'),
             ('451', 'BSI', 'BSMDIDJA', 'ID_BSI'),
             ('200', 'BTN', 'BTANIDJA', 'ID_BTN'),
             ('022', 'CIMB Niaga', 'BNIAIDJA', 'ID_CIMB'),
             ('011', 'Danamon', 'BDINIDJA', 'ID_DANAMON'),
             ('013', 'Permata', 'BBBAIDJA', 'ID_PERMATA'),
             ('016', 'Maybank', 'IBBKIDJA', 'ID_MAYBANK'),
             ('028', 'OCBC NISP', 'NISPIDJA', 'ID_OCBC_NISP'),
             ('019', 'Panin', 'PINBIDJA', 'ID_PANIN'),
             ('153', 'Sinarmas', 'SBJKIDJA', 'ID_SINARMAS'),
             ('147', 'Muamalat', null, 'ID_MUAMALAT'),
             ('426', 'Mega', 'MEGAIDJA', 'ID_MEGA'),
             ('542', 'Jago', null, 'ID_JAGO'),
             ('535', 'SeaBank', null, 'ID_SEABANK')) as seed (code, name, swift, xendit_code);

insert into master_payment_channels (id, version, created_at, updated_at, code, kind, name, provider, provider_codes,
                                     fee_nominal, fee_percent, min_amount, max_amount, position, active)
select gen_random_uuid(), 0, now(), now(), code, kind, name, provider, cast(codes as jsonb), nominal, percent, least_amount, most_amount,
       10 * row_number() over (), true
from (values ('VA_BCA', 'VA', 'BCA Virtual Account', 'XENDIT', '{"XENDIT": "BCA", "MIDTRANS": "bca_va"}', 4000, null::numeric, 10000, 50000000),
             ('VA_MANDIRI', 'VA', 'Mandiri Virtual Account', 'XENDIT', '{"XENDIT": "MANDIRI", "MIDTRANS": "echannel"}', 4000, null, 10000, 50000000),
             ('VA_BNI', 'VA', 'BNI Virtual Account', 'XENDIT', '{"XENDIT": "BNI", "MIDTRANS": "bni_va"}', 4000, null, 10000, 50000000),
             ('VA_BRI', 'VA', 'BRI Virtual Account', 'XENDIT', '{"XENDIT": "BRI", "MIDTRANS": "bri_va"}', 4000, null, 10000, 50000000),
             ('VA_PERMATA', 'VA', 'Permata Virtual Account', 'XENDIT', '{"XENDIT": "PERMATA", "MIDTRANS": "permata_va"}', 4000, null, 10000, 50000000),
             ('VA_BSI', 'VA', 'BSI Virtual Account', 'XENDIT', '{"XENDIT": "BSI"}', 4000, null, 10000, 50000000),
             ('VA_CIMB', 'VA', 'CIMB Niaga Virtual Account', 'XENDIT', '{"XENDIT": "CIMB", "MIDTRANS": "cimb_va"}', 4000, null, 10000, 50000000),
             ('QRIS', 'QRIS', 'QRIS', 'MIDTRANS', '{"XENDIT": "QRIS", "MIDTRANS": "other_qris"}', 0, 0.7, 1500, 10000000),
             ('EWALLET_GOPAY', 'EWALLET', 'GoPay', 'MIDTRANS', '{"MIDTRANS": "gopay"}', 0, 2, 1000, 10000000),
             ('EWALLET_SHOPEEPAY', 'EWALLET', 'ShopeePay', 'XENDIT', '{"XENDIT": "SHOPEEPAY", "MIDTRANS": "shopeepay"}', 0, 2, 1000, 10000000),
             ('EWALLET_OVO', 'EWALLET', 'OVO', 'XENDIT', '{"XENDIT": "OVO"}', 0, 2, 1000, 10000000),
             ('EWALLET_DANA', 'EWALLET', 'DANA', 'XENDIT', '{"XENDIT": "DANA"}', 0, 1.5, 1000, 10000000),
             ('EWALLET_LINKAJA', 'EWALLET', 'LinkAja', 'XENDIT', '{"XENDIT": "LINKAJA"}', 0, 1.5, 1000, 10000000),
             ('RETAIL_ALFAMART', 'RETAIL', 'Alfamart', 'XENDIT', '{"XENDIT": "ALFAMART", "MIDTRANS": "alfamart"}', 5000, null, 10000, 5000000),
             ('RETAIL_INDOMARET', 'RETAIL', 'Indomaret', 'XENDIT', '{"XENDIT": "INDOMARET", "MIDTRANS": "indomaret"}', 5000, null, 10000, 5000000),
             ('CARD', 'CARD', 'Kartu kredit', 'MIDTRANS', '{"XENDIT": "CREDIT_CARD", "MIDTRANS": "credit_card"}', 2000, 2.9, 10000, 500000000))
    as seed (code, kind, name, provider, codes, nominal, percent, least_amount, most_amount);

do $$ begin
    perform audit_table('banks', 'finance', 'Bank');
    perform audit_table('master_payment_channels', 'finance', 'MasterPaymentChannel');
end $$;
