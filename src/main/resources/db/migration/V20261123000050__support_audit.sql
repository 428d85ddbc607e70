create table activity_log (
    id             uuid        not null,
    occurred_at    timestamptz not null,
    log_name       text        not null,
    event          text        not null constraint ck_activity_log_event check (event in ('CREATED', 'UPDATED', 'DELETED')),
    table_name     text        not null,
    subject_type   text        not null,
    subject_id     text        not null,
    causer_type    text        not null
        constraint ck_activity_log_causer_type
            check (causer_type in ('MEMBER', 'ADMIN', 'API_KEY', 'JOB', 'SYSTEM', 'DATABASE')),
    causer_id      text,
    before         jsonb       not null,
    after          jsonb       not null,
    request_id     text,
    reason         text,
    transaction_id xid8        not null,
    database_user  text        not null,
    constraint pk_activity_log primary key (occurred_at, id)
) partition by range (occurred_at);
create index ix_activity_log_id on activity_log (id);
create index ix_activity_log_subject on activity_log (subject_type, subject_id, occurred_at, id);
create index ix_activity_log_causer on activity_log (causer_type, causer_id, occurred_at, id);
create index ix_activity_log_log_name on activity_log (log_name, occurred_at, id);
create index ix_activity_log_transaction_id on activity_log (transaction_id);
comment on table activity_log is 'Who changed what: written by triggers in the transaction of the change, append-only, partitioned by month (UTC), sealed by activity_log_seals.';
comment on column activity_log.causer_type is 'SYSTEM is the service by itself or for somebody who is not logged in; DATABASE is SQL from outside the service.';
comment on column activity_log.before is 'The changed columns as they were; secrets are not shown, personal data is masked.';
comment on column activity_log.transaction_id is 'What was done together has the same one.';
comment on column activity_log.database_user is 'The login at the database, which no setting of a transaction can change.';

create table activity_log_seals (
    day         date        not null,
    seq         bigint      not null constraint ck_activity_log_seals_seq check (seq > 0),
    log_id      uuid        not null constraint uq_activity_log_seals_log_id unique,
    occurred_at timestamptz not null,
    row_hash    bytea       not null constraint ck_activity_log_seals_row_hash check (length(row_hash) = 32),
    chain_hash  bytea       not null constraint ck_activity_log_seals_chain_hash check (length(chain_hash) = 32),
    key_id      text        not null,
    horizon     xid8        not null,
    sealed_at   timestamptz not null,
    constraint pk_activity_log_seals primary key (day, seq)
);
comment on table activity_log_seals is 'The chain over activity_log: each row in the order it was sealed, with an HMAC over its hash and the seal before it. Append-only, kept when the month it speaks of is dropped.';
comment on column activity_log_seals.day is 'The business day (WIB) on which it was sealed; seq begins with 1 on each.';
comment on column activity_log_seals.horizon is 'Everything of transactions below this one had been sealed when this seal was made.';

create table activity_log_retentions (
    partition_name text        not null constraint pk_activity_log_retentions primary key,
    covers_from    timestamptz not null,
    covers_until   timestamptz not null,
    row_count      bigint      not null,
    dropped_at     timestamptz not null,
    database_user  text        not null
);
comment on table activity_log_retentions is 'The months of activity_log that were dropped because their time was over. Append-only.';

-- UUIDv7, as everywhere; PostgreSQL 17 has none of its own.
create function audit_uuid(moment timestamptz) returns uuid language sql volatile as $$
    select encode(
        set_bit(set_bit(
            overlay(uuid_send(gen_random_uuid())
                placing substring(int8send((extract(epoch from moment) * 1000)::bigint) from 3) from 1 for 6),
            52, 1), 53, 1), 'hex')::uuid
$$;

-- What may be shown of personal data: the shape of a mail address, the end of a phone number, the first letter of a word.
create function audit_mask(shown text) returns text language sql immutable as $$
    select case
        when shown ~ '^[^@[:space:]]+@[^@[:space:]]+$' then left(shown, 1) || '***' || substring(shown from '@.*$')
        when shown ~ '^\+?[0-9][0-9 ().-]{5,}$' and shown !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' then '***' || right(shown, 3)
        when shown ~ '^[[:alpha:]].{2,}$' then left(shown, 1) || '***'
        else '***' end
$$;

create function audit_mask(shown jsonb) returns jsonb language plpgsql immutable as $$
begin
    return case jsonb_typeof(shown)
        when 'null' then shown
        when 'string' then to_jsonb(audit_mask(shown #>> '{}'))
        when 'array' then
            coalesce((select jsonb_agg(audit_mask(element)) from jsonb_array_elements(shown) as e (element)), '[]'::jsonb)
        when 'object' then
            coalesce((select jsonb_object_agg(key, audit_mask(value)) from jsonb_each(shown)), '{}'::jsonb)
        else '"***"'::jsonb end;
end $$;

-- Arguments: log name, subject type, column with the subject's id, secret, personal and ignored columns, and whether the
-- row is part of its subject ("part": a role's permission) rather than the subject itself ("whole").
-- As its owner, so that the service itself can write the log in no other way than by changing something.
create function audit_row() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    moment     timestamptz := clock_timestamp();
    was        jsonb := case when tg_op <> 'INSERT' then to_jsonb(old) else '{}' end;
    becomes    jsonb := case when tg_op <> 'DELETE' then to_jsonb(new) else '{}' end;
    secret     text[] := tg_argv[3]::text[];
    personal   text[] := tg_argv[4]::text[];
    subject_id text := coalesce(becomes ->> tg_argv[2], was ->> tg_argv[2]);
    left_out   text[] := tg_argv[5]::text[] || tg_argv[2];
    causer     text := current_setting('tm.causer_type', true);
begin
    if tg_op = 'UPDATE' and was ->> tg_argv[2] is distinct from becomes ->> tg_argv[2] then
        left_out := tg_argv[5]::text[];
    end if;
    with fields as (
        select key, o.value as old_value, n.value as new_value
        from jsonb_each(was - left_out) as o full join jsonb_each(becomes - left_out) as n using (key)
        where o.value is distinct from n.value),
    shown as (
        select key,
            case when old_value = 'null' then null
                when key = any (secret) then '"[secret]"'
                when key = any (personal) then audit_mask(old_value)
                else old_value end as old_value,
            case when new_value = 'null' then null
                when key = any (secret) then '"[secret]"'
                when key = any (personal) then audit_mask(new_value)
                else new_value end as new_value
        from fields)
    select
        coalesce(jsonb_object_agg(key, old_value)
            filter (where tg_op = 'UPDATE' or tg_op = 'DELETE' and old_value is not null), '{}'),
        coalesce(jsonb_object_agg(key, new_value)
            filter (where tg_op = 'UPDATE' or tg_op = 'INSERT' and new_value is not null), '{}')
    into was, becomes from shown;
    if tg_op = 'UPDATE' and becomes = '{}' then
        return null;
    end if;
    if causer is null or causer not in ('MEMBER', 'ADMIN', 'API_KEY', 'JOB', 'SYSTEM') then
        causer := 'DATABASE';
    end if;
    insert into activity_log (id, occurred_at, log_name, event, table_name, subject_type, subject_id, causer_type,
        causer_id, before, after, request_id, reason, transaction_id, database_user)
    values (
        audit_uuid(moment), moment, tg_argv[0],
        case when tg_argv[6] = 'part' or tg_op = 'UPDATE' then 'UPDATED' when tg_op = 'INSERT' then 'CREATED' else 'DELETED' end,
        tg_table_name, tg_argv[1], subject_id, causer,
        case when causer <> 'DATABASE' then left(nullif(current_setting('tm.causer_id', true), ''), 200) end,
        was, becomes,
        left(nullif(current_setting('tm.request_id', true), ''), 200),
        left(nullif(current_setting('tm.reason', true), ''), 2000),
        pg_current_xact_id(), session_user);
    return null;
end $$;
revoke execute on function audit_row() from public;

-- Has every change of the table written down; a second call changes what it is to say.
create function audit_table(
    target regclass, log_name text, subject text, key text default 'id', secret text[] default '{}',
    personal text[] default '{}', ignored text[] default '{}', part boolean default false, only_when text default null)
returns void language plpgsql as $$
declare
    wanted  text[] := secret || personal || ignored || key;
    unknown text;
begin
    select string_agg(name, ', ') into unknown from unnest(wanted) as w (name)
    where not exists (select from pg_attribute where attrelid = target and attname = name and attnum > 0 and not attisdropped);
    if unknown is not null then
        raise exception '% has no column %', target, unknown;
    end if;
    execute format(
        'create or replace trigger audit after %s on %s for each row %s execute function audit_row(%L, %L, %L, %L, %L, %L, %L)',
        case when only_when is null then 'insert or update or delete' else 'update' end, target,
        case when only_when is null then '' else 'when (' || only_when || ')' end,
        log_name, subject, key, secret, personal, ignored || array['version', 'created_at', 'updated_at'],
        case when part then 'part' else 'whole' end);
end $$;
comment on function audit_table is 'only_when narrows a busy table to the updates that people make.';

create function refuse_rewrite() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' and tg_nargs = 1 and to_jsonb(old) - tg_argv[0]::text[] = to_jsonb(new) - tg_argv[0]::text[] then
        return new;
    end if;
    raise exception '% is append-only', tg_table_name using errcode = 'integrity_constraint_violation';
end $$;

-- Refuses updates and deletes whoever asks; db/migration/afterMigrate.sql takes the right to them away besides.
-- rewritable: columns that erasing somebody's data or a new key may change; a second call names others.
create function append_only(target regclass, rewritable text[] default '{}') returns void language plpgsql as $$
declare
    name text := (select relname from pg_class where oid = target);
begin
    execute format(
        'create or replace trigger %I before update or delete on %s for each row execute function refuse_rewrite(%L)',
        'ck_' || name || '_append_only', target, rewritable);
    execute format(
        'create or replace trigger %I before truncate on %s for each statement execute function refuse_rewrite()',
        'ck_' || name || '_untruncated', target);
end $$;

do $$ begin
    perform append_only('activity_log');
    perform append_only('activity_log_seals');
    perform append_only('activity_log_retentions');
    perform append_only('feedback_session_histories');
    perform append_only('reminder_histories', array['name', 'address', 'subject', 'variables']);
    perform append_only('user_consents');
end $$;

-- What a row says, in a form that does not depend on settings; its order and parts never change.
create function audit_row_hash(l activity_log) returns bytea language sql stable set search_path = pg_catalog, public, pg_temp as $$
    select sha256(convert_to(jsonb_build_array(
        l.id, to_char(l.occurred_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), l.log_name, l.event, l.table_name,
        l.subject_type, l.subject_id, l.causer_type, l.causer_id, l.before, l.after, l.request_id, l.reason,
        l.transaction_id::text, l.database_user)::text, 'UTF8'))
$$;

-- Makes the partitions of this month and as many to come; returns how many it made.
create function audit_make_partitions(months int) returns int
language plpgsql security definer set search_path = pg_catalog, public, pg_temp set lock_timeout = '5s' as $$
declare
    made  int := 0;
    month timestamp;
    name  text;
begin
    perform pg_advisory_xact_lock(hashtext('tm.activity_log.partitions'));
    for ahead in 0..least(months, 36) loop
        month := date_trunc('month', now() at time zone 'UTC') + make_interval(months => ahead);
        name := 'activity_log_' || to_char(month, 'YYYY_MM');
        continue when to_regclass('public.' || name) is not null;
        execute format('create table public.%I (like activity_log including defaults including constraints)', name);
        -- a month that nobody made in time went into the default partition
        if exists (select from activity_log_default
                   where occurred_at >= month at time zone 'UTC' and occurred_at < (month + interval '1 month') at time zone 'UTC')
        then
            alter table activity_log_default disable trigger user;
            execute format(
                'with moved as (delete from activity_log_default where occurred_at >= %L and occurred_at < %L returning *)'
                ' insert into public.%I select * from moved',
                month at time zone 'UTC', (month + interval '1 month') at time zone 'UTC', name);
            alter table activity_log_default enable trigger user;
        end if;
        execute format(
            'alter table activity_log attach partition public.%I for values from (%L) to (%L)',
            name, month at time zone 'UTC', (month + interval '1 month') at time zone 'UTC');
        execute format(
            'create trigger %I before truncate on public.%I for each statement execute function refuse_rewrite()',
            'ck_' || name || '_untruncated', name);
        made := made + 1;
    end loop;
    return made;
end $$;
revoke execute on function audit_make_partitions(int) from public;

-- Drops the months that ended before that; whoever asks, none younger than a year and none that holds unsealed rows.
create function audit_drop_partitions(older_than interval) returns int
language plpgsql security definer set search_path = pg_catalog, public, pg_temp set lock_timeout = '5s' as $$
declare
    dropped  int := 0;
    month    timestamp;
    ends     timestamptz;
    found    record;
    contents bigint;
begin
    if now() - older_than > now() - interval '1 year' then
        raise exception 'the activity log is kept for a year at least' using errcode = 'check_violation';
    end if;
    perform pg_advisory_xact_lock(hashtext('tm.activity_log.partitions'));
    for found in
        select c.relname::text as name from pg_inherits i join pg_class c on c.oid = i.inhrelid
        where i.inhparent = 'activity_log'::regclass and c.relname ~ '^activity_log_[0-9]{4}_[0-9]{2}$' order by 1
    loop
        month := make_timestamp(left(right(found.name, 7), 4)::int, right(found.name, 2)::int, 1, 0, 0, 0);
        ends := (month + interval '1 month') at time zone 'UTC';
        exit when ends > now() - older_than;
        execute format('select count(*) from public.%I', found.name) into contents;
        if exists (select from activity_log l
                   where l.occurred_at >= month at time zone 'UTC' and l.occurred_at < ends
                     and not exists (select from activity_log_seals s where s.log_id = l.id))
        then
            raise exception '% holds rows that are not sealed', found.name using errcode = 'object_not_in_prerequisite_state';
        end if;
        insert into activity_log_retentions (partition_name, covers_from, covers_until, row_count, dropped_at, database_user)
        values (found.name, month at time zone 'UTC', ends, contents, now(), session_user);
        execute format('drop table public.%I', found.name);
        dropped := dropped + 1;
    end loop;
    return dropped;
end $$;
revoke execute on function audit_drop_partitions(interval) from public;

do $$ begin
    execute 'create table activity_log_default partition of activity_log default';
    create trigger ck_activity_log_default_untruncated before truncate on activity_log_default
        for each statement execute function refuse_rewrite();
    perform audit_make_partitions(3);
end $$;

do $$ begin
    perform audit_table('permissions', 'access', 'Permission');
    perform audit_table('roles', 'access', 'Role');
    perform audit_table('role_permissions', 'access', 'Role', key => 'role_id', part => true);
    perform audit_table('user_roles', 'access', 'User', key => 'user_id', part => true);
    perform audit_table('admin_roles', 'access', 'Admin', key => 'admin_id', part => true);
    perform audit_table('signing_keys', 'access', 'SigningKey', secret => array['private_key']);
    perform audit_table('login_sessions', 'access', 'LoginSession',
        personal => array['address', 'device_name'], ignored => array['last_seen_at', 'expires_at']);

    perform audit_table('users', 'account', 'User', secret => array['password_hash'], personal => array['email']);
    perform audit_table('admins', 'account', 'Admin', secret => array['password_hash'], personal => array['email', 'full_name']);
    perform audit_table('profiles', 'account', 'Profile',
        personal => array['full_name', 'phone', 'sex', 'birth_date', 'bio', 'address', 'village_code']);
    perform audit_table('partner_profile', 'account', 'PartnerProfile', personal => array['contacts']);
    perform audit_table('user_channel_opt_outs', 'account', 'UserChannelOptOut');
    perform audit_table('user_consents', 'account', 'UserConsent');

    perform audit_table('message_templates', 'messaging', 'MessageTemplate');
    perform audit_table('message_suppressions', 'messaging', 'MessageSuppression', personal => array['address', 'detail']);
    perform audit_table('messages', 'messaging', 'Message',
        secret => array['variables'], personal => array['recipient_name', 'address', 'last_error', 'dedupe_key'],
        only_when => 'old.state = ''FAILED'' and new.state = ''QUEUED''');
    perform audit_table('reminders', 'reminders', 'Reminder');
    perform audit_table('public_holidays', 'reminders', 'PublicHoliday');
    perform audit_table('reminder_recipients', 'reminders', 'ReminderRecipient',
        personal => array['name', 'address', 'last_error'],
        only_when => 'old.state = ''FAILED'' and new.state = ''QUEUED''');

    perform audit_table('practitioner_settings', 'booking', 'PractitionerSettings',
        secret => array['meeting_link'], personal => array['address']);
    perform audit_table('practitioner_schedule', 'booking', 'PractitionerSchedule', personal => array['note']);
    perform audit_table('practitioner_schedule_time', 'booking', 'PractitionerScheduleTime');
    perform audit_table('feedback_session', 'booking', 'FeedbackSession',
        secret => array['meeting_link'], personal => array['address', 'notes', 'close_reason']);
    perform audit_table('user_schedule', 'booking', 'UserSchedule', ignored => array['span', 'member_span']);
    perform audit_table('practitioner_ratings', 'booking', 'PractitionerRating', personal => array['comment', 'display_name']);

    perform audit_table('partner_transactions', 'billing', 'PartnerTransaction', personal => array['payment_note', 'payment_reference']);
    perform audit_table('partner_transaction_lines', 'billing', 'PartnerTransactionLine');
end $$;
