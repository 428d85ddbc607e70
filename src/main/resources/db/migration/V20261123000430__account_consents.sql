alter table user_consents drop constraint ck_user_consents_kind;
alter table user_consents add constraint ck_user_consents_kind check (kind in ('TERMS', 'MARKETING', 'REMINDERS'));
alter table user_consents drop constraint ck_user_consents_marketing;
alter table user_consents add constraint ck_user_consents_channel_of_kind check ((kind <> 'TERMS') = (channel is not null));

-- What people had opted out of before opting out was written down here too.
insert into user_consents (id, created_at, user_id, kind, channel, document_version, granted)
select gen_random_uuid(), o.created_at, o.user_id, 'REMINDERS', o.channel,
       coalesce((select c.document_version from user_consents c
                 where c.user_id = o.user_id and c.kind = 'TERMS' order by c.created_at desc, c.id desc limit 1), '1'),
       false
from user_channel_opt_outs o;
