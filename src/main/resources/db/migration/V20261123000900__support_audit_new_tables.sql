-- Tables that came at the same time as the activity log; whichever of them are here.
do $$ begin
    if to_regclass('short_links') is not null then
        perform audit_table('short_links', 'links', 'ShortLink');
    end if;
    if to_regclass('master_professions') is not null then
        perform audit_table('master_professions', 'account', 'MasterProfession');
    end if;
    if to_regclass('totp_credentials') is not null then
        perform audit_table('totp_credentials', 'access', 'TotpCredential',
            secret => array['secret'], ignored => array['last_step']);
        perform audit_table('recovery_codes', 'access', 'RecoveryCode', secret => array['code_hash']);
        perform audit_table('totp_resets', 'access', 'TotpReset');
    end if;
    if to_regclass('user_apis') is not null then
        perform audit_table('user_apis', 'access', 'UserApi',
            secret => array['secret_hash', 'old_secret_hash'], ignored => array['last_used_at']);
    end if;
    if to_regclass('contact_us') is not null then
        perform audit_table('contact_us', 'contact', 'ContactUs',
            personal => array['name', 'email', 'phone', 'subject', 'message']);
        perform audit_table('contact_us_notes', 'contact', 'ContactUsNote', personal => array['text']);
        perform audit_table('contact_us_mails', 'contact', 'ContactUsMail', personal => array['text']);
        perform append_only('contact_us_histories');
    end if;
    if exists (select from pg_attribute
               where attrelid = 'messages'::regclass and attname = 'headers' and not attisdropped) then
        perform audit_table('messages', 'messaging', 'Message',
            secret => array['variables', 'headers'],
            personal => array['recipient_name', 'address', 'last_error', 'dedupe_key'],
            only_when => $when$old.state = 'FAILED' and new.state = 'QUEUED'$when$);
    end if;
end $$;
