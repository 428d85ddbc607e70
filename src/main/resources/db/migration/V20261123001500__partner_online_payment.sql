alter table partner_transactions drop constraint ck_partner_transactions_payment_method;
alter table partner_transactions add constraint ck_partner_transactions_payment_method
    check (payment_method in ('BANK_TRANSFER', 'VIRTUAL_ACCOUNT', 'ONLINE', 'CASH', 'OTHER'));
