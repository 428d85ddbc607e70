alter table vouchers add column used_before bigint not null default 0
    constraint ck_vouchers_used_before check (used_before between 0 and redeemed);
comment on column vouchers.used_before is 'How often it was used in the old system; counted in redeemed, so that an import that is repeated counts nothing twice.';
