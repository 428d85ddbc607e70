create table message_templates (
    id               uuid        not null constraint pk_message_templates primary key,
    version          int         not null,
    created_at       timestamptz not null,
    updated_at       timestamptz not null,
    template_key     text        not null
        constraint ck_message_templates_key check (template_key ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(template_key) <= 80),
    channel          text        not null constraint ck_message_templates_channel check (channel in ('EMAIL', 'WHATSAPP')),
    language         text        not null constraint ck_message_templates_language check (language in ('id', 'en')),
    template_version int         not null constraint ck_message_templates_version check (template_version > 0),
    state            text        not null
        constraint ck_message_templates_state check (state in ('DRAFT', 'PUBLISHED', 'RETIRED')),
    origin           text        not null constraint ck_message_templates_origin check (origin in ('BUILT_IN', 'EDITED')),
    source_hash      text,
    layout           text        not null,
    subject          text,
    body_html        text,
    body_text        text        not null,
    variables        text        not null,
    provider_name    text        not null,
    published_at     timestamptz,
    published_by     uuid,
    retired_at       timestamptz,
    constraint uq_message_templates_version unique (template_key, channel, language, template_version),
    constraint ck_message_templates_mail check ((channel = 'EMAIL') = (subject is not null and body_html is not null)),
    constraint ck_message_templates_published check ((state = 'DRAFT') = (published_at is null)),
    constraint ck_message_templates_retired check ((state = 'RETIRED') = (retired_at is not null)),
    constraint ck_message_templates_built_in check ((origin = 'BUILT_IN') = (source_hash is not null))
);
create unique index uq_message_templates_draft on message_templates (template_key, channel, language)
    where state = 'DRAFT';
create unique index uq_message_templates_published on message_templates (template_key, channel, language)
    where state = 'PUBLISHED';
create index ix_message_templates_created_at on message_templates (created_at, id);
comment on table message_templates is 'Texts of mails and WhatsApp messages: one row per version; a published one never changes.';

create table messages (
    id                  uuid        not null constraint pk_messages primary key,
    version             int         not null,
    created_at          timestamptz not null,
    updated_at          timestamptz not null,
    state               text        not null
        constraint ck_messages_state check (state in
            ('QUEUED', 'SENDING', 'SENT', 'DELIVERED', 'READ', 'FAILED', 'SUPPRESSED')),
    due_at              timestamptz not null,
    attempts            int         not null,
    lease_until         timestamptz,
    fence               bigint      not null,
    last_error          text,
    lane                text        not null constraint ck_messages_lane check (lane in ('URGENT', 'NORMAL', 'BULK')),
    channel             text        not null constraint ck_messages_channel check (channel in ('EMAIL', 'WHATSAPP')),
    template_id         uuid        not null
        constraint fk_messages_message_templates references message_templates (id),
    template_key        text        not null,
    template_version    int         not null,
    variables           text,
    user_id             uuid,
    recipient_name      text,
    address             text        not null,
    language            text        not null constraint ck_messages_language check (language in ('id', 'en')),
    zone                text        not null,
    dedupe_key          text constraint uq_messages_dedupe_key unique,
    provider_message_id text,
    sent_at             timestamptz,
    delivered_at        timestamptz,
    read_at             timestamptz,
    constraint ck_messages_lease check ((state = 'SENDING') = (lease_until is not null)),
    constraint ck_messages_variables check (variables is not null or state not in ('QUEUED', 'SENDING'))
);
create index ix_messages_open on messages (lane, due_at) where state in ('QUEUED', 'SENDING');
create index ix_messages_template_id on messages (template_id);
create index ix_messages_provider on messages (provider_message_id) where provider_message_id is not null;
create index ix_messages_user_id on messages (user_id) where user_id is not null;
create index ix_messages_created_at on messages (created_at, id);
comment on table messages is 'Outbox: each row is one message to one address, written in the transaction of the act that calls for it.';
comment on column messages.variables is 'Encrypted JSON; emptied once an urgent message has left, since those hold links that open an account.';

create table message_suppressions (
    id         uuid        not null constraint pk_message_suppressions primary key,
    created_at timestamptz not null,
    channel    text        not null constraint ck_message_suppressions_channel check (channel in ('EMAIL', 'WHATSAPP')),
    address    text        not null,
    cause      text        not null constraint ck_message_suppressions_cause check (cause in ('BAD_ADDRESS', 'UNSUBSCRIBED')),
    detail     text,
    constraint uq_message_suppressions_address unique (channel, address, cause)
);
comment on table message_suppressions is 'Addresses that take no messages: dead ones take none at all, unsubscribed ones no reminders.';

create table whatsapp_callbacks (
    id          uuid        not null constraint pk_whatsapp_callbacks primary key,
    version     int         not null,
    created_at  timestamptz not null,
    updated_at  timestamptz not null,
    state       text        not null
        constraint ck_whatsapp_callbacks_state check (state in ('RECEIVED', 'WORKING', 'DONE', 'UNMATCHED')),
    due_at      timestamptz not null,
    attempts    int         not null,
    lease_until timestamptz,
    fence       bigint      not null,
    last_error  text,
    provider    text        not null constraint ck_whatsapp_callbacks_provider check (provider in ('WAHA', 'META')),
    digest      text        not null,
    body        text        not null,
    constraint uq_whatsapp_callbacks_digest unique (provider, digest)
);
create index ix_whatsapp_callbacks_open on whatsapp_callbacks (due_at) where state in ('RECEIVED', 'WORKING');
comment on table whatsapp_callbacks is 'What a WhatsApp provider told us, as it came (encrypted), until it has been worked in.';
