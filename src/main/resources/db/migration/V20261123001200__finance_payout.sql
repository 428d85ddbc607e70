create table user_banks (
    id          uuid        not null constraint pk_user_banks primary key,
    version     int         not null,
    created_at  timestamptz not null,
    updated_at  timestamptz not null,
    user_id     uuid        not null constraint fk_user_banks_user references users (id),
    bank_id     uuid        not null constraint fk_user_banks_bank references banks (id),
    number      text,
    number_key  text        not null constraint ck_user_banks_number_key check (number_key ~ '^[0-9a-f]{64}$'),
    holder      text,
    alias       text        constraint ck_user_banks_alias check (length(alias) between 1 and 60),
    is_default  boolean     not null,
    state       text        not null constraint ck_user_banks_state check (state in ('PENDING', 'VERIFIED', 'REJECTED')),
    name_check  text        constraint ck_user_banks_name_check check (name_check in ('MATCH', 'PARTIAL', 'MISMATCH')),
    note        text,
    checked_at  timestamptz,
    checked_by  uuid        constraint fk_user_banks_checked_by references admins (id),
    changed_at  timestamptz not null,
    retired_at  timestamptz,
    constraint ck_user_banks_default check (not is_default or retired_at is null),
    constraint ck_user_banks_checked check (
        case state when 'PENDING' then num_nonnulls(checked_at, checked_by, name_check) = 0
                   when 'VERIFIED' then num_nonnulls(checked_at, checked_by, name_check) = 3
                   else num_nonnulls(checked_at, checked_by) = 2 end),
    constraint ck_user_banks_erased check (retired_at is not null or num_nonnulls(number, holder) = 2)
);
create unique index uq_user_banks_default on user_banks (user_id) where is_default;
create unique index uq_user_banks_number on user_banks (user_id, number_key) where retired_at is null;
create index ix_user_banks_user_id on user_banks (user_id, created_at, id);
create index ix_user_banks_bank_id on user_banks (bank_id);
create index ix_user_banks_checked_by on user_banks (checked_by);
create index ix_user_banks_changed_at on user_banks (changed_at, id);
comment on table user_banks is 'Bank accounts that people are paid out to. Of those not retired exactly one per person is the default. The number of one never changes: another number is another account.';
comment on column user_banks.number is 'Encrypted by the application; null once its owner is erased, as the holder.';
comment on column user_banks.number_key is 'Keyed hash of owner, bank and number, by which the same account is not added twice.';
comment on column user_banks.holder is 'Encrypted by the application; as the bank knows the owner.';
comment on column user_banks.changed_at is 'When it was added, or the holder changed, or it was retired; money leaves only with a delay after that.';

create table user_npwps (
    id          uuid        not null constraint pk_user_npwps primary key,
    version     int         not null,
    created_at  timestamptz not null,
    updated_at  timestamptz not null,
    user_id     uuid        not null constraint fk_user_npwps_user references users (id),
    kind        text        not null constraint ck_user_npwps_kind check (kind in ('PERSON', 'COMPANY')),
    number      text,
    holder      text,
    state       text        not null constraint ck_user_npwps_state check (state in ('PENDING', 'VERIFIED', 'REJECTED')),
    name_check  text        constraint ck_user_npwps_name_check check (name_check in ('MATCH', 'PARTIAL', 'MISMATCH')),
    note        text,
    checked_at  timestamptz,
    checked_by  uuid        constraint fk_user_npwps_checked_by references admins (id),
    valid_from  timestamptz not null,
    replaced_at timestamptz,
    taxed_at    timestamptz,
    constraint ck_user_npwps_checked check (
        case state when 'PENDING' then num_nonnulls(checked_at, checked_by, name_check) = 0
                   when 'VERIFIED' then num_nonnulls(checked_at, checked_by, name_check) = 3
                   else num_nonnulls(checked_at, checked_by) = 2 end),
    constraint ck_user_npwps_replaced check (replaced_at >= valid_from),
    constraint ck_user_npwps_erased check (replaced_at is not null and taxed_at is null or num_nonnulls(number, holder) = 2)
);
create unique index uq_user_npwps_current on user_npwps (user_id) where replaced_at is null;
create index ix_user_npwps_user_id on user_npwps (user_id, valid_from, id);
create index ix_user_npwps_checked_by on user_npwps (checked_by);
create index ix_user_npwps_valid_from on user_npwps (valid_from, id);
comment on table user_npwps is 'Tax numbers of people, one after the other: another number is a new row, so that a row of the past says for good what was taxed with it.';
comment on column user_npwps.number is 'NPWP of 16 digits, a person''s being the NIK; encrypted by the application. Null once its owner is erased, unless it was taxed with.';
comment on column user_npwps.holder is 'Encrypted by the application; as the tax office knows the owner.';
comment on column user_npwps.taxed_at is 'When tax was first withheld under it; from then on the law has it kept.';

create table user_payment_methods (
    id           uuid        not null constraint pk_user_payment_methods primary key,
    version      int         not null,
    created_at   timestamptz not null,
    updated_at   timestamptz not null,
    user_id      uuid        not null constraint fk_user_payment_methods_user references users (id),
    provider     text        not null
        constraint ck_user_payment_methods_provider check (provider in ('MIDTRANS', 'XENDIT', 'SIMULATOR')),
    token        text        not null,
    token_key    text        not null
        constraint ck_user_payment_methods_token_key check (token_key ~ '^[0-9a-f]{64}$'),
    kind         text        not null constraint ck_user_payment_methods_kind check (kind in ('CARD', 'EWALLET')),
    brand        text        not null
        constraint ck_user_payment_methods_brand check (brand ~ '^[A-Z][A-Z0-9_]{1,29}$'),
    last_four    text        constraint ck_user_payment_methods_last_four check (last_four ~ '^[0-9]{4}$'),
    expiry_year  int         constraint ck_user_payment_methods_expiry_year check (expiry_year between 2000 and 2199),
    expiry_month int         constraint ck_user_payment_methods_expiry_month check (expiry_month between 1 and 12),
    holder       text,
    alias        text        constraint ck_user_payment_methods_alias check (length(alias) between 1 and 60),
    is_default   boolean     not null,
    constraint uq_user_payment_methods_token unique (user_id, token_key),
    constraint ck_user_payment_methods_expiry check (
        num_nonnulls(expiry_year, expiry_month) = case kind when 'CARD' then 2 else 0 end)
);
create unique index uq_user_payment_methods_default on user_payment_methods (user_id) where is_default;
create index ix_user_payment_methods_user_id on user_payment_methods (user_id, created_at, id);
comment on table user_payment_methods is 'Ways to pay that a provider keeps for somebody: its token and what may be shown, never the number or the code of a card.';
comment on column user_payment_methods.token is 'What the provider takes instead of the number; encrypted by the application, as the holder.';
comment on column user_payment_methods.token_key is 'Keyed hash of provider and token, by which the same method is not added twice.';

do $$ begin
    perform audit_table('user_banks', 'finance', 'UserBank',
        secret => array['number', 'number_key', 'holder'], personal => array['alias', 'note']);
    perform audit_table('user_npwps', 'finance', 'UserNpwp',
        secret => array['number', 'holder'], personal => array['note']);
    perform audit_table('user_payment_methods', 'finance', 'UserPaymentMethod',
        secret => array['token', 'token_key', 'holder'], personal => array['alias', 'last_four']);
end $$;
