create table referral_codes (
    id               uuid        not null constraint pk_referral_codes primary key,
    version          int         not null,
    created_at       timestamptz not null,
    updated_at       timestamptz not null,
    user_id          uuid        not null constraint fk_referral_codes_user references users (id)
        constraint uq_referral_codes_user unique,
    code             text        not null constraint uq_referral_codes_code unique
        constraint ck_referral_codes_code check (code ~ '^[A-Z0-9]{6,20}$'),
    tier             text        not null constraint ck_referral_codes_tier check (tier ~ '^[A-Z][A-Z0-9_]{1,29}$'),
    active           boolean     not null,
    forgotten_visits bigint      not null default 0 constraint ck_referral_codes_forgotten_visits check (forgotten_visits >= 0)
);
create index ix_referral_codes_created_at on referral_codes (created_at, id);
comment on table referral_codes is 'By which code somebody brings others to us, and in which tier; one per person, for good.';
comment on column referral_codes.forgotten_visits is 'How many of its visits are not kept any more.';

create table visit_referrals (
    id             uuid        not null constraint pk_visit_referrals primary key,
    version        int         not null,
    created_at     timestamptz not null,
    updated_at     timestamptz not null,
    code_id        uuid        not null constraint fk_visit_referrals_code references referral_codes (id),
    visitor        text        not null constraint ck_visit_referrals_visitor check (visitor ~ '^[0-9a-f]{64}$'),
    origin         text        not null constraint ck_visit_referrals_origin check (origin ~ '^[0-9a-f]{64}$'),
    landing_page   text        not null constraint ck_visit_referrals_landing_page check (length(landing_page) between 1 and 500),
    referrer       text        constraint ck_visit_referrals_referrer check (length(referrer) between 1 and 500),
    user_id        uuid        constraint fk_visit_referrals_user references users (id),
    repeats_until  timestamptz not null,
    converted_at   timestamptz,
    transaction_id uuid        constraint fk_visit_referrals_transaction references transaction (id),
    constraint ck_visit_referrals_repeats check (repeats_until >= created_at),
    constraint ck_visit_referrals_converted check (num_nonnulls(converted_at, transaction_id) in (0, 2)),
    -- the same visitor on the same code is one visit until then, however many requests there are at once
    constraint ex_visit_referrals_repeat exclude using gist (
        code_id with =, visitor with =, tstzrange(created_at, repeats_until) with &&)
);
create index ix_visit_referrals_code_id on visit_referrals (code_id, created_at, id);
create index ix_visit_referrals_visitor on visit_referrals (visitor, created_at);
create index ix_visit_referrals_user_id on visit_referrals (user_id, created_at);
create index ix_visit_referrals_transaction_id on visit_referrals (transaction_id);
create index ix_visit_referrals_created_at on visit_referrals (created_at, id);
comment on table visit_referrals is 'Who came by which referral code, bots and repeats left out; forgotten after a while.';
comment on column visit_referrals.visitor is 'Hash of what the cookie of the visitor holds.';
comment on column visit_referrals.origin is 'Keyed hash of address and browser.';
comment on column visit_referrals.referrer is 'The page that led here, without what stands behind its question mark.';
comment on column visit_referrals.user_id is 'Who the visitor turned out to be.';

create table referral_rules (
    id              uuid          not null constraint pk_referral_rules primary key,
    version         int           not null,
    created_at      timestamptz   not null,
    updated_at      timestamptz   not null,
    name            text          not null constraint ck_referral_rules_name check (length(name) between 1 and 150),
    tier            text          constraint ck_referral_rules_tier check (tier ~ '^[A-Z][A-Z0-9_]{1,29}$'),
    sku             text          constraint fk_referral_rules_sku references products (sku),
    commission_kind text          not null constraint ck_referral_rules_commission_kind check (commission_kind in ('PERCENT', 'FIXED')),
    percent         numeric(7, 4) constraint ck_referral_rules_percent check (percent > 0 and percent <= 100),
    amount          bigint        constraint ck_referral_rules_amount check (amount between 0 and 1000000000000),
    base            text          not null constraint ck_referral_rules_base check (base in ('GROSS', 'NET')),
    benefit_kind    text          constraint ck_referral_rules_benefit_kind check (benefit_kind in ('PERCENT', 'NOMINAL', 'FIXED_PRICE')),
    benefit_percent numeric(7, 4) constraint ck_referral_rules_benefit_percent check (benefit_percent > 0 and benefit_percent <= 100),
    benefit_cap     bigint        constraint ck_referral_rules_benefit_cap check (benefit_cap > 0),
    benefit_amount  bigint        constraint ck_referral_rules_benefit_amount check (benefit_amount between 0 and 1000000000000),
    hold_days       int           not null constraint ck_referral_rules_hold_days check (hold_days between 0 and 366),
    effective_from  timestamptz   not null,
    effective_until timestamptz,
    constraint ck_referral_rules_window check (effective_until > effective_from),
    constraint ck_referral_rules_commission check (
        case commission_kind when 'PERCENT' then percent is not null and amount is null
        else percent is null and amount is not null end),
    constraint ck_referral_rules_benefit check (
        case when benefit_kind is null then num_nonnulls(benefit_percent, benefit_cap, benefit_amount) = 0
        when benefit_kind = 'PERCENT' then benefit_percent is not null and benefit_amount is null
        else benefit_percent is null and benefit_cap is null and benefit_amount is not null end),
    constraint ex_referral_rules_overlap exclude using gist (
        coalesce(tier, '') with =, coalesce(sku, '') with =, tstzrange(effective_from, effective_until) with &&)
);
create index ix_referral_rules_sku on referral_rules (sku);
create index ix_referral_rules_effective_from on referral_rules (effective_from, id);
create index ix_referral_rules_created_at on referral_rules (created_at, id);
comment on table referral_rules is 'What a referral earns and what it brings the buyer, with effect from an instant until another. For each product the most specific rule counts: of product and tier, of the product, of the tier, of all.';
comment on column referral_rules.amount is 'Rupiah that are earned with each product.';
comment on column referral_rules.benefit_cap is 'Rupiah, the most that a percentage takes off.';
comment on column referral_rules.benefit_amount is 'Rupiah: what is taken off, or what each item then costs.';

create table referral_attributions (
    id             uuid        not null constraint pk_referral_attributions primary key,
    created_at     timestamptz not null,
    transaction_id uuid        not null constraint fk_referral_attributions_transaction references transaction (id)
        constraint uq_referral_attributions_transaction unique,
    user_id        uuid        not null constraint fk_referral_attributions_user references users (id),
    code_id        uuid        not null constraint fk_referral_attributions_code references referral_codes (id),
    code           text        not null,
    referrer_id    uuid        not null constraint fk_referral_attributions_referrer references users (id),
    tier           text        not null,
    source         text        not null constraint ck_referral_attributions_source check (source in ('CODE', 'VISIT')),
    visit_id       uuid,
    visited_at     timestamptz,
    refusal        text        constraint ck_referral_attributions_refusal check (refusal in (
        'CODE_INACTIVE', 'REFERRER_INACTIVE', 'SAME_USER', 'SAME_PHONE', 'SAME_MAILBOX', 'SAME_BANK_ACCOUNT')),
    constraint ck_referral_attributions_visit check (
        num_nonnulls(visit_id, visited_at) in (0, 2) and (source = 'CODE' or visit_id is not null))
);
create index ix_referral_attributions_user_id on referral_attributions (user_id);
create index ix_referral_attributions_code_id on referral_attributions (code_id);
create index ix_referral_attributions_referrer_id on referral_attributions (referrer_id, created_at, id);
comment on table referral_attributions is 'Who brought a purchase, as it was at its checkout, or why nobody did though there was a visit; append-only.';
comment on column referral_attributions.visit_id is 'The visit, which is forgotten before this is.';

create table referral_terms (
    id              uuid          not null constraint pk_referral_terms primary key,
    created_at      timestamptz   not null,
    attribution_id  uuid          not null constraint fk_referral_terms_attribution references referral_attributions (id),
    line            int           not null constraint ck_referral_terms_line check (line >= 0),
    rule_id         uuid          not null constraint fk_referral_terms_rule references referral_rules (id),
    commission_kind text          not null constraint ck_referral_terms_commission_kind check (commission_kind in ('PERCENT', 'FIXED')),
    percent         numeric(7, 4),
    amount          bigint,
    base            text          not null constraint ck_referral_terms_base check (base in ('GROSS', 'NET')),
    base_amount     bigint        not null constraint ck_referral_terms_base_amount check (base_amount >= 0),
    commission      bigint        not null constraint ck_referral_terms_commission check (commission >= 0),
    hold_days       int           not null constraint ck_referral_terms_hold_days check (hold_days >= 0),
    constraint uq_referral_terms_line unique (attribution_id, line)
);
create index ix_referral_terms_rule_id on referral_terms (rule_id);
comment on table referral_terms is 'What each item of a purchase earns the referrer once it is paid, by the rule of its checkout; append-only.';
comment on column referral_terms.amount is 'Rupiah, of a fixed commission.';
comment on column referral_terms.base_amount is 'Rupiah: the price before all discounts (GROSS), or what is paid for it before fees and PPN (NET).';
comment on column referral_terms.commission is 'Rupiah, never more than what is paid for the item.';

create table referral_commissions (
    id             uuid        not null constraint pk_referral_commissions primary key,
    version        int         not null,
    created_at     timestamptz not null,
    updated_at     timestamptz not null,
    term_id        uuid        not null constraint fk_referral_commissions_term references referral_terms (id),
    transaction_id uuid        not null constraint fk_referral_commissions_transaction references transaction (id),
    entitlement_id uuid        not null constraint fk_referral_commissions_entitlement references entitlements (id)
        constraint uq_referral_commissions_entitlement unique,
    user_id        uuid        not null constraint fk_referral_commissions_user references users (id),
    wallet_id      uuid        not null constraint fk_referral_commissions_wallet references wallets (id),
    sku            text        not null,
    amount         bigint      not null constraint ck_referral_commissions_amount check (amount > 0),
    state          text        not null constraint ck_referral_commissions_state
        check (state in ('ACCRUED', 'RELEASED', 'REVERSED', 'CLAWED_BACK')),
    release_at     timestamptz not null,
    released_at    timestamptz,
    taken_back_at  timestamptz,
    constraint ck_referral_commissions_settled check (
        (state in ('RELEASED', 'CLAWED_BACK')) = (released_at is not null)
        and (state in ('REVERSED', 'CLAWED_BACK')) = (taken_back_at is not null))
);
create index ix_referral_commissions_term_id on referral_commissions (term_id);
create index ix_referral_commissions_transaction_id on referral_commissions (transaction_id);
create index ix_referral_commissions_user_id on referral_commissions (user_id, created_at, id);
create index ix_referral_commissions_wallet_id on referral_commissions (wallet_id);
create index ix_referral_commissions_created_at on referral_commissions (created_at, id);
create index ix_referral_commissions_due on referral_commissions (release_at, id) where state = 'ACCRUED';
comment on table referral_commissions is 'What a referrer has earned, one row per thing that was bought, so that each goes back with its own money: held in the wallet, released after a while, or taken back.';
comment on column referral_commissions.amount is 'Rupiah.';

do $$ begin
    perform audit_table('referral_codes', 'sales', 'ReferralCode', ignored => array['forgotten_visits']);
    perform audit_table('referral_rules', 'sales', 'ReferralRule');
    perform audit_table('referral_commissions', 'sales', 'ReferralCommission');
    perform append_only('referral_attributions');
    perform append_only('referral_terms');
end $$;
