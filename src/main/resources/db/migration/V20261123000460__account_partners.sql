alter table partner_profile add column npwp text;
comment on column partner_profile.npwp is 'Tax number of the institution, 16 digits, encrypted by the application.';
alter table partner_profile add constraint ck_partner_profile_npwp check (parent_id is null or npwp is null);

-- The parent of an operator is a main partner: an operator of an operator cannot be said.
alter table partner_profile add column main boolean not null generated always as (parent_id is null) stored;
alter table partner_profile add column parent_main boolean
    generated always as (case when parent_id is not null then true end) stored;
alter table partner_profile add constraint uq_partner_profile_id_main unique (id, main);
alter table partner_profile add constraint fk_partner_profile_parent_main
    foreign key (parent_id, parent_main) references partner_profile (id, main);
create index ix_partner_profile_parent_main on partner_profile (parent_id, parent_main);

create table partner_invitations (
    id          uuid        not null constraint pk_partner_invitations primary key,
    version     int         not null,
    created_at  timestamptz not null,
    updated_at  timestamptz not null,
    partner_id  uuid        not null constraint fk_partner_invitations_partner references partner_profile (id),
    email       text        not null,
    full_name   text        not null,
    locale      text        not null constraint ck_partner_invitations_locale check (locale in ('id', 'en')),
    token_hash  text        not null constraint uq_partner_invitations_token_hash unique,
    expires_at  timestamptz not null,
    accepted_at timestamptz,
    revoked_at  timestamptz,
    constraint ck_partner_invitations_closed check (num_nonnulls(accepted_at, revoked_at) <= 1)
);
create unique index uq_partner_invitations_open on partner_invitations (partner_id, lower(email))
    where accepted_at is null and revoked_at is null;
create index ix_partner_invitations_partner_id on partner_invitations (partner_id, created_at, id);
create index ix_partner_invitations_expires_at on partner_invitations (expires_at);
comment on table partner_invitations is 'Links by which somebody becomes the operator of a main partner, or the main partner itself takes its account over.';

do $$ begin
    perform audit_table('partner_profile', 'account', 'PartnerProfile',
        secret => array['npwp'], personal => array['contacts'], ignored => array['main', 'parent_main']);
    perform audit_table('partner_invitations', 'account', 'PartnerInvitation',
        secret => array['token_hash'], personal => array['email', 'full_name']);
end $$;
