create table manual_notification_histories (
    id                     uuid        not null constraint pk_manual_notification_histories primary key,
    version                int         not null,
    created_at             timestamptz not null,
    updated_at             timestamptz not null,
    state                  text        not null
        constraint ck_manual_notification_histories_state check (state in
            ('DRAFT', 'PENDING_APPROVAL', 'APPROVED', 'RUNNING', 'PAUSED', 'DONE', 'CANCELLED')),
    title                  text        not null,
    kind                   text        not null
        constraint ck_manual_notification_histories_kind check (kind in ('MARKETING', 'SERVICE')),
    channel                text        not null
        constraint ck_manual_notification_histories_channel check (channel in ('EMAIL', 'WHATSAPP')),
    template_key           text        not null,
    template_values        jsonb       not null,
    texts                  jsonb       not null,
    audience               jsonb       not null,
    created_by             uuid        not null,
    edited_by              uuid        not null,
    approved_by            uuid,
    approved_at            timestamptz,
    indonesian_template_id uuid constraint fk_manual_notification_histories_indonesian references message_templates (id),
    english_template_id    uuid constraint fk_manual_notification_histories_english references message_templates (id),
    recipients             bigint,
    started_by             uuid,
    started_at             timestamptz,
    finished_at            timestamptz,
    constraint ck_manual_notification_histories_approver check (approved_by <> created_by and approved_by <> edited_by),
    constraint ck_manual_notification_histories_approved check ((approved_by is null) = (approved_at is null)),
    constraint ck_manual_notification_histories_started check (
        (started_at is null) = (recipients is null) and (started_at is null) = (started_by is null)
        and (started_at is null) = (indonesian_template_id is null)
        and (started_at is null) = (english_template_id is null)
        and (state not in ('RUNNING', 'PAUSED', 'DONE') or started_at is not null)
        and (state in ('RUNNING', 'PAUSED', 'CANCELLED', 'DONE') or started_at is null)),
    constraint ck_manual_notification_histories_finished check (
        (state in ('DONE', 'CANCELLED')) = (finished_at is not null))
);
create index ix_manual_notification_histories_created_at on manual_notification_histories (created_at, id);
create index ix_manual_notification_histories_running on manual_notification_histories (channel, started_at)
    where state = 'RUNNING';
create index ix_manual_notification_histories_indonesian on manual_notification_histories (indonesian_template_id);
create index ix_manual_notification_histories_english on manual_notification_histories (english_template_id);
comment on table manual_notification_histories is 'Messages an admin sends to many: what, to whom, who approved it and how far it is. Frozen from its start on.';
comment on column manual_notification_histories.texts is 'Subject and body by language, when it is no template of somebody else''s making.';
comment on column manual_notification_histories.audience is 'Roles and filters; a list of addresses stands in manual_notification_targets.';
comment on column manual_notification_histories.indonesian_template_id is 'The version that was the newest when it started; all are written with that one.';

create table manual_notification_targets (
    notification_id uuid not null
        constraint fk_manual_notification_targets_notification references manual_notification_histories (id),
    value           text not null,
    constraint pk_manual_notification_targets primary key (notification_id, value)
);
comment on table manual_notification_targets is 'An uploaded audience: ids of users and mail addresses, in small letters.';

create table manual_notification_recipients (
    id              uuid        not null constraint pk_manual_notification_recipients primary key,
    version         int         not null default 0,
    created_at      timestamptz not null,
    updated_at      timestamptz not null,
    notification_id uuid        not null
        constraint fk_manual_notification_recipients_notification references manual_notification_histories (id),
    channel         text        not null
        constraint ck_manual_notification_recipients_channel check (channel in ('EMAIL', 'WHATSAPP')),
    recipient_key   text        not null,
    user_id         uuid,
    name            text,
    address         text,
    state           text        not null
        constraint ck_manual_notification_recipients_state check (state in ('WAITING', 'RELEASED', 'SKIPPED')),
    reason          text        constraint ck_manual_notification_recipients_reason check (reason in
            ('UNKNOWN', 'NO_ADDRESS', 'OPTED_OUT', 'NO_CONSENT', 'SUPPRESSED', 'INACTIVE', 'UNWRITABLE', 'CANCELLED')),
    message_id      uuid        constraint fk_manual_notification_recipients_message references messages (id),
    released_at     timestamptz,
    constraint uq_manual_notification_recipients_recipient unique (notification_id, recipient_key),
    constraint ck_manual_notification_recipients_released check (
        (state = 'RELEASED') = (message_id is not null) and (state = 'RELEASED') = (released_at is not null)
        and (state = 'SKIPPED') = (reason is not null))
);
create index ix_manual_notification_recipients_waiting on manual_notification_recipients (notification_id, id)
    where state = 'WAITING';
create index ix_manual_notification_recipients_released on manual_notification_recipients (channel, released_at)
    where released_at is not null;
create index ix_manual_notification_recipients_message on manual_notification_recipients (message_id);
create index ix_manual_notification_recipients_user on manual_notification_recipients (user_id) where user_id is not null;
create index ix_manual_notification_recipients_created on manual_notification_recipients (notification_id, created_at, id);
comment on table manual_notification_recipients is 'The exact recipients of a notification as they were when it started, and what became of each.';

create table manual_notification_moves (
    id              uuid        not null constraint pk_manual_notification_moves primary key,
    created_at      timestamptz not null,
    notification_id uuid        not null
        constraint fk_manual_notification_moves_notification references manual_notification_histories (id),
    from_state      text        not null
        constraint ck_manual_notification_moves_from_state check (from_state in
            ('DRAFT', 'PENDING_APPROVAL', 'APPROVED', 'RUNNING', 'PAUSED', 'DONE', 'CANCELLED')),
    to_state        text        not null
        constraint ck_manual_notification_moves_to_state check (to_state in
            ('DRAFT', 'PENDING_APPROVAL', 'APPROVED', 'RUNNING', 'PAUSED', 'DONE', 'CANCELLED')),
    admin_id        uuid
);
create index ix_manual_notification_moves_notification on manual_notification_moves (notification_id, created_at);
comment on table manual_notification_moves is 'Each move of a notification; without an admin when the work itself was done.';

create table manual_notification_throttles (
    channel text not null constraint pk_manual_notification_throttles primary key
        constraint ck_manual_notification_throttles_channel check (channel in ('EMAIL', 'WHATSAPP'))
);
insert into manual_notification_throttles (channel) values ('EMAIL'), ('WHATSAPP');
comment on table manual_notification_throttles is 'One row per channel, locked by whoever releases, so that the throttle holds over all processes.';

create function manual_notification_frozen() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' then
        if old.started_at is not null then
            raise exception 'a notification that was started stays' using errcode = 'restrict_violation';
        end if;
        return old;
    end if;
    if old.started_at is not null and
        (new.title, new.kind, new.channel, new.template_key, new.template_values, new.texts, new.audience,
         new.created_by, new.edited_by, new.approved_by, new.approved_at, new.indonesian_template_id,
         new.english_template_id, new.recipients, new.started_by, new.started_at)
        is distinct from
        (old.title, old.kind, old.channel, old.template_key, old.template_values, old.texts, old.audience,
         old.created_by, old.edited_by, old.approved_by, old.approved_at, old.indonesian_template_id,
         old.english_template_id, old.recipients, old.started_by, old.started_at)
    then
        raise exception 'a notification that was started does not change' using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
create trigger manual_notification_histories_frozen before update or delete on manual_notification_histories
    for each row execute function manual_notification_frozen();

create function manual_notification_targets_frozen() returns trigger language plpgsql as $$
declare
    touched uuid := case when tg_op = 'INSERT' then new.notification_id else old.notification_id end;
begin
    if exists (select from manual_notification_histories h where h.id = touched and h.started_at is not null) then
        raise exception 'the audience of a notification that was started does not change'
            using errcode = 'restrict_violation';
    end if;
    return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger manual_notification_targets_frozen before insert or update or delete on manual_notification_targets
    for each row execute function manual_notification_targets_frozen();

do $$ begin
    perform audit_table('manual_notification_histories', 'notifications', 'ManualNotificationHistory');
    perform append_only('manual_notification_moves');
end $$;
