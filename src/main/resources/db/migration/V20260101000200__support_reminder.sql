create table reminders (
    id           uuid        not null constraint pk_reminders primary key,
    version      int         not null default 0,
    created_at   timestamptz not null,
    updated_at   timestamptz not null,
    kind         text        not null constraint ck_reminders_kind check (kind ~ '^[A-Z][A-Z0-9_]{0,39}$'),
    step         text        not null constraint ck_reminders_step check (step ~ '^[A-Z0-9][A-Z0-9+-]{0,19}$'),
    audience     text        not null constraint ck_reminders_audience check (audience ~ '^[A-Z][A-Z0-9_]{0,39}$'),
    distance     text        not null,
    local_time   time,
    channels     text[]      not null
        constraint ck_reminders_channels check (cardinality(channels) > 0 and channels <@ array['EMAIL', 'WHATSAPP']),
    template_key text        not null,
    catch_up     text        not null,
    active       boolean     not null,
    constraint uq_reminders_kind_audience_step unique (kind, audience, step)
);
comment on table reminders is 'The steps of each kind of reminder, as data: how far from the anchor, on which channels, with which template, and how late a step may still leave.';
comment on column reminders.distance is 'ISO-8601, signed: a period (P-7D) falls on local_time of that day, a duration (PT-24H) is exact.';
comment on column reminders.local_time is 'Wall-clock time of a day step in the zone it is planned for; null for an exact step.';
comment on column reminders.catch_up is 'ISO-8601 duration: a step that could not leave this long after its planned instant is missed, not sent.';

create table reminder_recipients (
    id                  uuid        not null constraint pk_reminder_recipients primary key,
    version             int         not null default 0,
    created_at          timestamptz not null,
    updated_at          timestamptz not null,
    kind                text        not null,
    plan_id             uuid        not null,
    reminder_id         uuid        not null constraint fk_reminder_recipients_reminder references reminders,
    subject_id          uuid        not null,
    step                text        not null,
    audience            text        not null,
    recipient_key       text        not null,
    user_id             uuid,
    name                text,
    channel             text        not null
        constraint ck_reminder_recipients_channel check (channel in ('EMAIL', 'WHATSAPP')),
    address             text,
    locale              text        not null,
    zone                text        not null,
    planned_at          timestamptz not null,
    expires_at          timestamptz not null,
    state               text        not null
        constraint ck_reminder_recipients_state check (state in (
            'QUEUED', 'CLAIMED', 'SENDING', 'SENT', 'DELIVERED', 'READ', 'FAILED', 'SKIPPED_OBSOLETE',
            'SKIPPED_SUPPRESSED', 'SKIPPED_OPTED_OUT', 'SKIPPED_NO_ADDRESS', 'SKIPPED_CAPPED', 'MISSED', 'CANCELLED')),
    reason              text,
    due_at              timestamptz not null,
    attempts            int         not null default 0,
    lease_until         timestamptz,
    fence               bigint      not null default 0,
    last_error          text,
    counted_at          timestamptz,
    begun_at            timestamptz,
    sent_at             timestamptz,
    provider_message_id text,
    constraint uq_reminder_recipients_plan_recipient_channel unique (plan_id, recipient_key, channel),
    constraint ck_reminder_recipients_lease check ((state in ('CLAIMED', 'SENDING')) = (lease_until is not null)),
    constraint ck_reminder_recipients_sent check (state not in ('SENT', 'DELIVERED', 'READ') or sent_at is not null)
);
create index ix_reminder_recipients_reminder_id on reminder_recipients (reminder_id);
create index ix_reminder_recipients_work on reminder_recipients (kind, due_at)
    where state in ('QUEUED', 'CLAIMED', 'SENDING');
create index ix_reminder_recipients_open on reminder_recipients (subject_id)
    where state in ('QUEUED', 'CLAIMED', 'SENDING');
create index ix_reminder_recipients_counted on reminder_recipients (recipient_key, counted_at)
    where counted_at is not null;
create index ix_reminder_recipients_created on reminder_recipients (created_at, id);
create index ix_reminder_recipients_subject on reminder_recipients (subject_id, created_at, id);
create index ix_reminder_recipients_user on reminder_recipients (user_id, created_at, id);
create index ix_reminder_recipients_failed on reminder_recipients (created_at, id) where state = 'FAILED';
create index ix_reminder_recipients_provider_message on reminder_recipients (provider_message_id)
    where provider_message_id is not null;
comment on table reminder_recipients is 'One delivery per planned step, person and channel, claimed by workers. plan_id and subject_id have no foreign key: they point to a plan table and a subject of whichever floor above the kind belongs to.';
comment on column reminder_recipients.recipient_key is 'The person over time: the account id, or the address of a contact that has no account.';
comment on column reminder_recipients.planned_at is 'When the step was planned for; due_at is when it may leave, after quiet hours, holidays, the frequency cap and back-off.';
comment on column reminder_recipients.expires_at is 'The end of the catch-up budget: later than this it is missed, not sent.';
comment on column reminder_recipients.counted_at is 'When it took its place in the person''s frequency cap; null while it has none.';
comment on column reminder_recipients.begun_at is 'When a hand-off to the provider first began; what leaves again after that is marked as the same message.';

create table reminder_plan_failures (
    plan_id    uuid        not null constraint pk_reminder_plan_failures primary key,
    kind       text        not null,
    attempts   int         not null,
    next_at    timestamptz not null,
    last_error text        not null
);
comment on table reminder_plan_failures is 'Planned steps whose subject could not be asked, set aside so that they never stop the others; tried again until their catch-up budget ends. plan_id has no foreign key for the same reason as in reminder_recipients.';

create table reminder_histories (
    id               uuid        not null constraint pk_reminder_histories primary key,
    created_at       timestamptz not null,
    delivery_id      uuid        not null
        constraint fk_reminder_histories_delivery references reminder_recipients,
    kind             text        not null,
    plan_id          uuid        not null,
    subject_id       uuid        not null,
    step             text        not null,
    audience         text        not null,
    recipient_key    text        not null,
    user_id          uuid,
    name             text,
    channel          text        not null
        constraint ck_reminder_histories_channel check (channel in ('EMAIL', 'WHATSAPP')),
    address          text,
    locale           text        not null,
    zone             text        not null,
    template_key     text        not null,
    template_id      uuid        not null
        constraint fk_reminder_histories_template references message_templates,
    template_version int         not null,
    message_id       text,
    subject          text,
    variables        text,
    attempts         int         not null,
    sent_at          timestamptz not null,
    constraint uq_reminder_histories_delivery_id unique (delivery_id)
);
create index ix_reminder_histories_template_id on reminder_histories (template_id);
create index ix_reminder_histories_created on reminder_histories (created_at, id);
create index ix_reminder_histories_subject on reminder_histories (subject_id, created_at, id);
create index ix_reminder_histories_user on reminder_histories (user_id, created_at, id);
comment on table reminder_histories is 'What reached whom, with which version of which template and which values; written once, so that it can be shown again years later.';
comment on column reminder_histories.variables is 'The typed values the template was given, encrypted: they hold names, amounts and links; null once the reader''s data were erased.';

create table reminder_logs (
    id          uuid        not null constraint pk_reminder_logs primary key,
    version     int         not null default 0,
    created_at  timestamptz not null,
    updated_at  timestamptz not null,
    job         text        not null,
    trigger     text        not null
        constraint ck_reminder_logs_trigger check (trigger in ('SCHEDULE', 'MANUAL', 'COMMAND_LINE')),
    state       text        not null constraint ck_reminder_logs_state check (state in ('RUNNING', 'DONE', 'FAILED')),
    instance    text        not null,
    started_at  timestamptz not null,
    seen_at     timestamptz not null,
    finished_at timestamptz,
    claimed     bigint      not null default 0,
    sent        bigint      not null default 0,
    skipped     bigint      not null default 0,
    failed      bigint      not null default 0,
    error       text,
    constraint ck_reminder_logs_finished check ((state = 'RUNNING') = (finished_at is null))
);
create index ix_reminder_logs_job_started on reminder_logs (job, started_at, id);
comment on table reminder_logs is 'One row per job run that somebody asked for or that found something to do.';
comment on column reminder_logs.seen_at is 'The last sign of life of a running job; one that stays silent is shown as lost.';

create table public_holidays (
    id               uuid        not null constraint pk_public_holidays primary key,
    version          int         not null default 0,
    created_at       timestamptz not null,
    updated_at       timestamptz not null,
    date             date        not null constraint uq_public_holidays_date unique,
    name             text        not null,
    collective_leave boolean     not null
);
comment on table public_holidays is 'Indonesian public holidays: reminders that are not critical wait until the next working day''s morning.';
comment on column public_holidays.collective_leave is 'A day of cuti bersama rather than a national holiday.';

-- Budgets leave room for a long holiday where the words stay true, and none where they would not ("due today").
insert into reminders (id, created_at, updated_at, kind, step, audience, distance, local_time, channels, template_key, catch_up, active)
select gen_random_uuid(), now(), now(), seed.kind, seed.step, seed.audience, seed.distance, seed.local_time::time,
       seed.channels::text[], seed.template_key, seed.catch_up, true
from (values
    ('INVOICE', 'D-7',  'BILLING', 'P-7D', '09:00', '{EMAIL,WHATSAPP}', 'invoice-reminder-before',    'P3D'),
    ('INVOICE', 'D-3',  'BILLING', 'P-3D', '09:00', '{EMAIL,WHATSAPP}', 'invoice-reminder-before',    'P2D'),
    ('INVOICE', 'D0',   'BILLING', 'P0D',  '09:00', '{EMAIL,WHATSAPP}', 'invoice-reminder-due-today', 'PT12H'),
    ('INVOICE', 'D+3',  'BILLING', 'P3D',  '09:00', '{EMAIL,WHATSAPP}', 'invoice-reminder-overdue',   'P3D'),
    ('INVOICE', 'D+7',  'BILLING', 'P7D',  '09:00', '{EMAIL,WHATSAPP}', 'invoice-reminder-overdue',   'P6D'),
    ('INVOICE', 'D+14', 'BILLING', 'P14D', '09:00', '{EMAIL,WHATSAPP}', 'invoice-reminder-overdue',   'P6D'),
    ('INVOICE', 'D+21', 'BILLING', 'P21D', '09:00', '{EMAIL,WHATSAPP}', 'invoice-reminder-overdue',   'P6D'),
    ('INVOICE', 'D+28', 'BILLING', 'P28D', '09:00', '{EMAIL,WHATSAPP}', 'invoice-reminder-overdue',   'P6D'),
    ('INVOICE', 'D+35', 'BILLING', 'P35D', '09:00', '{EMAIL,WHATSAPP}', 'invoice-reminder-overdue',   'P6D'),
    ('INVOICE', 'D+42', 'BILLING', 'P42D', '09:00', '{EMAIL,WHATSAPP}', 'invoice-reminder-overdue',   'P6D'),
    ('FEEDBACK_SESSION', 'H-24', 'MEMBER',       'PT-24H', null, '{EMAIL,WHATSAPP}', 'feedback-session-reminder-member', 'PT20H'),
    ('FEEDBACK_SESSION', 'H-24', 'PRACTITIONER', 'PT-24H', null, '{EMAIL,WHATSAPP}', 'feedback-session-reminder-practitioner', 'PT20H'),
    ('FEEDBACK_SESSION', 'H-1',  'MEMBER',       'PT-1H',  null, '{EMAIL,WHATSAPP}', 'feedback-session-reminder-member', 'PT45M'),
    ('FEEDBACK_SESSION', 'H-1',  'PRACTITIONER', 'PT-1H',  null, '{EMAIL,WHATSAPP}', 'feedback-session-reminder-practitioner', 'PT45M'),
    ('RATING', 'D+1', 'MEMBER', 'P1D', '09:00', '{EMAIL}', 'rating-reminder', 'PT36H'),
    ('RATING', 'D+3', 'MEMBER', 'P3D', '09:00', '{EMAIL}', 'rating-reminder', 'P3D'),
    ('RATING', 'D+7', 'MEMBER', 'P7D', '09:00', '{EMAIL}', 'rating-reminder', 'P6D'))
    as seed (kind, step, audience, distance, local_time, channels, template_key, catch_up);

-- 2026 as decreed. 2027 holds the national holidays on their calculated dates; the decree for collective leave is
-- entered by an admin.
insert into public_holidays (id, created_at, updated_at, date, name, collective_leave)
select gen_random_uuid(), now(), now(), seed.date::date, seed.name, seed.collective_leave
from (values
    ('2026-01-01', 'Tahun Baru 2026 Masehi', false),
    ('2026-01-16', 'Isra Mikraj Nabi Muhammad S.A.W.', false),
    ('2026-02-16', 'Cuti Bersama Tahun Baru Imlek 2577 Kongzili', true),
    ('2026-02-17', 'Tahun Baru Imlek 2577 Kongzili', false),
    ('2026-03-18', 'Cuti Bersama Hari Suci Nyepi (Tahun Baru Saka 1948)', true),
    ('2026-03-19', 'Hari Suci Nyepi (Tahun Baru Saka 1948)', false),
    ('2026-03-20', 'Cuti Bersama Idul Fitri 1447 Hijriah', true),
    ('2026-03-21', 'Idul Fitri 1447 Hijriah', false),
    ('2026-03-22', 'Idul Fitri 1447 Hijriah (hari kedua)', false),
    ('2026-03-23', 'Cuti Bersama Idul Fitri 1447 Hijriah', true),
    ('2026-03-24', 'Cuti Bersama Idul Fitri 1447 Hijriah', true),
    ('2026-04-03', 'Wafat Yesus Kristus', false),
    ('2026-04-05', 'Kebangkitan Yesus Kristus (Paskah)', false),
    ('2026-05-01', 'Hari Buruh Internasional', false),
    ('2026-05-14', 'Kenaikan Yesus Kristus', false),
    ('2026-05-15', 'Cuti Bersama Kenaikan Yesus Kristus', true),
    ('2026-05-27', 'Idul Adha 1447 Hijriah', false),
    ('2026-05-28', 'Cuti Bersama Idul Adha 1447 Hijriah', true),
    ('2026-05-31', 'Hari Raya Waisak 2570 BE', false),
    ('2026-06-01', 'Hari Lahir Pancasila', false),
    ('2026-06-16', 'Tahun Baru Islam 1448 Hijriah', false),
    ('2026-08-17', 'Proklamasi Kemerdekaan', false),
    ('2026-08-25', 'Maulid Nabi Muhammad S.A.W.', false),
    ('2026-12-24', 'Cuti Bersama Natal', true),
    ('2026-12-25', 'Kelahiran Yesus Kristus (Natal)', false),
    ('2027-01-01', 'Tahun Baru 2027 Masehi', false),
    ('2027-01-05', 'Isra Mikraj Nabi Muhammad S.A.W.', false),
    ('2027-02-06', 'Tahun Baru Imlek 2578 Kongzili', false),
    ('2027-03-08', 'Hari Suci Nyepi (Tahun Baru Saka 1949)', false),
    ('2027-03-10', 'Idul Fitri 1448 Hijriah', false),
    ('2027-03-11', 'Idul Fitri 1448 Hijriah (hari kedua)', false),
    ('2027-03-26', 'Wafat Yesus Kristus', false),
    ('2027-03-28', 'Kebangkitan Yesus Kristus (Paskah)', false),
    ('2027-05-01', 'Hari Buruh Internasional', false),
    ('2027-05-06', 'Kenaikan Yesus Kristus', false),
    ('2027-05-17', 'Idul Adha 1448 Hijriah', false),
    ('2027-05-20', 'Hari Raya Waisak 2571 BE', false),
    ('2027-06-01', 'Hari Lahir Pancasila', false),
    ('2027-06-06', 'Tahun Baru Islam 1449 Hijriah', false),
    ('2027-08-15', 'Maulid Nabi Muhammad S.A.W.', false),
    ('2027-08-17', 'Proklamasi Kemerdekaan', false),
    ('2027-12-25', 'Kelahiran Yesus Kristus (Natal)', false))
    as seed (date, name, collective_leave);
