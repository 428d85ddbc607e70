-- Tables that came at the same time as the activity log and do not say it themselves; whichever of them are here.
do $$ begin
    if to_regclass('short_links') is not null then
        perform audit_table('short_links', 'links', 'ShortLink');
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
