alter table messages add column headers text;
alter table messages add column unsubscribable boolean not null default false;
comment on column messages.headers is 'Further mail headers as JSON, such as those that keep a conversation together.';
comment on column messages.unsubscribable is 'Carries the one-click link, and does not leave once its address is unsubscribed.';

create table contact_us (
    id               uuid        not null constraint pk_contact_us primary key,
    version          int         not null,
    created_at       timestamptz not null,
    updated_at       timestamptz not null,
    reference        text        not null constraint uq_contact_us_reference unique,
    status           text        not null
        constraint ck_contact_us_status check (status in ('NEW', 'IN_PROGRESS', 'RESOLVED')),
    spam             boolean     not null,
    name             text        not null,
    email            text        not null,
    phone            text,
    subject          text        not null,
    message          text        not null,
    locale           text        not null constraint ck_contact_us_locale check (locale in ('id', 'en')),
    user_id          uuid,
    assignee_id      uuid,
    first_replied_at timestamptz,
    resolved_at      timestamptz,
    constraint ck_contact_us_resolved check ((status = 'RESOLVED') = (resolved_at is not null))
);
create index ix_contact_us_created_at on contact_us (created_at, id);
create index ix_contact_us_open on contact_us (created_at, id) where status <> 'RESOLVED' and not spam;
create index ix_contact_us_assignee_id on contact_us (assignee_id, created_at) where assignee_id is not null;
create index ix_contact_us_user_id on contact_us (user_id) where user_id is not null;
create index ix_contact_us_email on contact_us (lower(email));
comment on table contact_us is 'What people wrote in the contact form, and how far it has been dealt with.';
comment on column contact_us.reference is 'In the subject of every mail about it, for people on the telephone.';
comment on column contact_us.spam is 'The trap of the form was filled in, or an admin said so: kept, but out of sight.';
comment on column contact_us.user_id is 'The member who was logged in while writing; no foreign key, users live on the floor above.';
comment on column contact_us.assignee_id is 'The admin who deals with it; no foreign key for the same reason.';

create table contact_us_notes (
    id            uuid        not null constraint pk_contact_us_notes primary key,
    created_at    timestamptz not null,
    contact_us_id uuid        not null constraint fk_contact_us_notes_contact_us references contact_us (id),
    author_id     uuid        not null,
    text          text        not null
);
create index ix_contact_us_notes_contact_us_id on contact_us_notes (contact_us_id, created_at);
comment on table contact_us_notes is 'What the back office says about a contact message among itself; never sent.';

create table contact_us_mails (
    id            uuid        not null constraint pk_contact_us_mails primary key,
    created_at    timestamptz not null,
    contact_us_id uuid        not null constraint fk_contact_us_mails_contact_us references contact_us (id),
    kind          text        not null
        constraint ck_contact_us_mails_kind check (kind in ('ACKNOWLEDGEMENT', 'REPLY', 'FOLLOW_UP')),
    author_id     uuid,
    message_id    uuid        constraint fk_contact_us_mails_message references messages (id),
    text          text,
    constraint ck_contact_us_mails_message check ((kind = 'FOLLOW_UP') = (message_id is null)),
    constraint ck_contact_us_mails_author check ((kind = 'REPLY') = (author_id is not null))
);
create index ix_contact_us_mails_contact_us_id on contact_us_mails (contact_us_id, created_at);
create index ix_contact_us_mails_message_id on contact_us_mails (message_id);
comment on table contact_us_mails is 'The conversation after the first message: our mails, and what the sender added through the link in them.';

create table contact_us_histories (
    id            uuid        not null constraint pk_contact_us_histories primary key,
    created_at    timestamptz not null,
    contact_us_id uuid        not null constraint fk_contact_us_histories_contact_us references contact_us (id),
    from_status   text        not null
        constraint ck_contact_us_histories_from_status check (from_status in ('NEW', 'IN_PROGRESS', 'RESOLVED')),
    to_status     text        not null
        constraint ck_contact_us_histories_to_status check (to_status in ('NEW', 'IN_PROGRESS', 'RESOLVED')),
    admin_id      uuid
);
create index ix_contact_us_histories_contact_us_id on contact_us_histories (contact_us_id, created_at);
comment on table contact_us_histories is 'Each move of a contact message; without an admin when the sender''s follow-up reopened it.';
