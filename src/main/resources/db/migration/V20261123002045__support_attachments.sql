alter table messages
    add column attachment_kind text constraint ck_messages_attachment_kind check (length(attachment_kind) between 1 and 40),
    add column attachment_id   uuid,
    add constraint ck_messages_attachment check (
        (attachment_kind is null) = (attachment_id is null) and (attachment_kind is null or channel = 'EMAIL'));
comment on column messages.attachment_kind is 'Which domain draws the file that goes with the mail when it leaves; null for none.';
comment on column messages.attachment_id is 'What the file is about.';
