create table practitioner_settings (
    id                     uuid        not null constraint pk_practitioner_settings primary key,
    version                int         not null,
    created_at             timestamptz not null,
    updated_at             timestamptz not null,
    practitioner_id        uuid        not null constraint uq_practitioner_settings_practitioner unique
        constraint fk_practitioner_settings_practitioner references users (id),
    minimum_notice_minutes int         not null
        constraint ck_practitioner_settings_minimum_notice check (minimum_notice_minutes between 0 and 43200),
    window_days            int         not null
        constraint ck_practitioner_settings_window check (window_days between 1 and 366),
    most_per_day           int
        constraint ck_practitioner_settings_most_per_day check (most_per_day between 1 and 96),
    meeting_link           text,
    address                text
);
comment on table practitioner_settings is 'How a practitioner wants to be booked: notice, window, how many sessions a day, where.';

create table practitioner_schedule (
    id              uuid        not null constraint pk_practitioner_schedule primary key,
    version         int         not null,
    created_at      timestamptz not null,
    updated_at      timestamptz not null,
    practitioner_id uuid        not null
        constraint fk_practitioner_schedule_practitioner references users (id),
    kind            text        not null
        constraint ck_practitioner_schedule_kind check (kind in ('WEEKLY', 'EXTRA', 'CLOSED')),
    zone            text        not null,
    weekday         int
        constraint ck_practitioner_schedule_weekday check (weekday between 1 and 7),
    valid_from      date,
    valid_until     date,
    exception_date  date,
    note            text,
    constraint ck_practitioner_schedule_shape check (
        case kind
            when 'WEEKLY' then weekday is not null and valid_from is not null and exception_date is null
            else weekday is null and valid_from is null and valid_until is null and exception_date is not null
        end),
    constraint ck_practitioner_schedule_validity check (valid_until is null or valid_until >= valid_from)
);
create index ix_practitioner_schedule_practitioner on practitioner_schedule (practitioner_id, kind);
comment on table practitioner_schedule is 'When a practitioner works: weekday rules with their validity, and single days with extra hours or closed.';
comment on column practitioner_schedule.zone is 'IANA zone in which the dates and times of this rule are meant.';
comment on column practitioner_schedule.weekday is 'ISO: 1 is Monday.';

create table practitioner_schedule_time (
    id                    uuid        not null constraint pk_practitioner_schedule_time primary key,
    version               int         not null,
    created_at            timestamptz not null,
    updated_at            timestamptz not null,
    schedule_id           uuid        not null
        constraint fk_practitioner_schedule_time_schedule references practitioner_schedule (id) on delete cascade,
    starts                time        not null,
    ends                  time        not null,
    slot_minutes          int         not null
        constraint ck_practitioner_schedule_time_slot check (slot_minutes between 10 and 480),
    buffer_before_minutes int         not null
        constraint ck_practitioner_schedule_time_before check (buffer_before_minutes between 0 and 240),
    buffer_after_minutes  int         not null
        constraint ck_practitioner_schedule_time_after check (buffer_after_minutes between 0 and 240),
    constraint ck_practitioner_schedule_time_order check (ends > starts or ends = '00:00'),
    constraint ex_practitioner_schedule_time_overlap exclude using gist (
        schedule_id with =,
        int4range(
            (extract(epoch from starts) / 60)::int,
            case ends when '00:00' then 1440 else (extract(epoch from ends) / 60)::int end) with &&)
);
create index ix_practitioner_schedule_time_schedule on practitioner_schedule_time (schedule_id);
comment on table practitioner_schedule_time is 'Hours of a working day, cut into slots; of a closed day, the hours that are closed (none: all day).';
comment on column practitioner_schedule_time.ends is '00:00 is the midnight that ends the day.';

create table feedback_session (
    id                        uuid        not null constraint pk_feedback_session primary key,
    version                   int         not null,
    created_at                timestamptz not null,
    updated_at                timestamptz not null,
    member_id                 uuid        not null constraint fk_feedback_session_member references users (id),
    practitioner_id           uuid        not null constraint fk_feedback_session_practitioner references users (id),
    state                     text        not null
        constraint ck_feedback_session_state check (state in (
            'SCHEDULED', 'ON_PROGRESS', 'COMPLETED', 'CANCELLED', 'NO_SHOW_MEMBER', 'NO_SHOW_PRACTITIONER', 'FAILED')),
    mode                      text        not null
        constraint ck_feedback_session_mode check (mode in ('ONLINE', 'OFFLINE')),
    starts_at                 timestamptz not null,
    ends_at                   timestamptz not null,
    zone                      text        not null,
    local_start               timestamp   not null,
    plan_version              int         not null constraint ck_feedback_session_plan_version check (plan_version >= 1),
    meeting_link              text,
    address                   text,
    notes                     text,
    reschedule_notice_minutes int         not null,
    reschedules_allowed       int         not null,
    reschedules_used          int         not null,
    cancel_notice_minutes     int         not null,
    no_show_after_minutes     int         not null,
    late_cancellation         boolean     not null,
    started_at                timestamptz,
    closed_at                 timestamptz,
    close_reason              text,
    rating_closes_at          timestamptz,
    constraint ck_feedback_session_parties check (member_id <> practitioner_id),
    constraint ck_feedback_session_times check (ends_at > starts_at),
    constraint ck_feedback_session_reschedules check (reschedules_used between 0 and reschedules_allowed),
    constraint ck_feedback_session_place check (mode = 'ONLINE' or address is not null),
    constraint ck_feedback_session_closed check ((state in ('SCHEDULED', 'ON_PROGRESS')) = (closed_at is null)),
    constraint ck_feedback_session_rating_window check ((state = 'COMPLETED') = (rating_closes_at is not null))
);
create index ix_feedback_session_member on feedback_session (member_id, starts_at, id);
create index ix_feedback_session_practitioner on feedback_session (practitioner_id, starts_at, id);
create index ix_feedback_session_starts_at on feedback_session (starts_at, id);
comment on table feedback_session is 'A consultation of a member with a practitioner.';
comment on column feedback_session.local_start is 'The wall time in zone that was agreed on; starts_at is its instant.';
comment on column feedback_session.plan_version is 'Moves with every reschedule; reminders planned for an older one no longer leave.';
comment on column feedback_session.meeting_link is 'Of this session only; without one the link of practitioner_settings counts.';
comment on column feedback_session.late_cancellation is 'The member cancelled later than the policy allows: the session counts as used.';

create table feedback_session_histories (
    id           uuid        not null constraint pk_feedback_session_histories primary key,
    created_at   timestamptz not null,
    session_id   uuid        not null
        constraint fk_feedback_session_histories_session references feedback_session (id),
    act          text        not null
        constraint ck_feedback_session_histories_act check (act in (
            'BOOKED', 'RESCHEDULED', 'STARTED', 'COMPLETED', 'CANCELLED', 'NO_SHOW_MEMBER', 'NO_SHOW_PRACTITIONER', 'FAILED')),
    from_state   text
        constraint ck_feedback_session_histories_from_state check (from_state in (
            'SCHEDULED', 'ON_PROGRESS', 'COMPLETED', 'CANCELLED', 'NO_SHOW_MEMBER', 'NO_SHOW_PRACTITIONER', 'FAILED')),
    to_state     text        not null
        constraint ck_feedback_session_histories_to_state check (to_state in (
            'SCHEDULED', 'ON_PROGRESS', 'COMPLETED', 'CANCELLED', 'NO_SHOW_MEMBER', 'NO_SHOW_PRACTITIONER', 'FAILED')),
    actor        text        not null
        constraint ck_feedback_session_histories_actor check (actor in ('MEMBER', 'PRACTITIONER')),
    actor_id     uuid        not null,
    starts_at    timestamptz not null,
    plan_version int         not null,
    reason       text
);
create index ix_feedback_session_histories_session on feedback_session_histories (session_id, created_at);
comment on table feedback_session_histories is 'Every move of a consultation: who, from what, to what, why. Append-only.';

create table user_schedule (
    id              uuid        not null constraint pk_user_schedule primary key,
    version         int         not null,
    created_at      timestamptz not null,
    updated_at      timestamptz not null,
    practitioner_id uuid        not null constraint fk_user_schedule_practitioner references users (id),
    member_id       uuid        not null constraint fk_user_schedule_member references users (id),
    session_id      uuid        constraint fk_user_schedule_session references feedback_session (id),
    state           text        not null
        constraint ck_user_schedule_state check (state in ('HELD', 'BOOKED', 'RELEASED')),
    starts_at       timestamptz not null,
    ends_at         timestamptz not null,
    blocked_from    timestamptz not null,
    blocked_until   timestamptz not null,
    held_until      timestamptz,
    released_at     timestamptz,
    span            tstzrange   not null generated always as (tstzrange(blocked_from, blocked_until, '[)')) stored,
    member_span     tstzrange   not null generated always as (tstzrange(starts_at, ends_at, '[)')) stored,
    constraint ck_user_schedule_times check (
        starts_at < ends_at and blocked_from <= starts_at and blocked_until >= ends_at),
    constraint ck_user_schedule_held check ((state = 'HELD') = (held_until is not null)),
    constraint ck_user_schedule_booked check (state <> 'BOOKED' or session_id is not null),
    constraint ck_user_schedule_released check ((state = 'RELEASED') = (released_at is not null)),
    constraint ex_user_schedule_practitioner_span exclude using gist (practitioner_id with =, span with &&)
        where (state in ('HELD', 'BOOKED')),
    constraint ex_user_schedule_member_span exclude using gist (member_id with =, member_span with &&)
        where (state in ('HELD', 'BOOKED'))
);
create unique index uq_user_schedule_session on user_schedule (session_id) where state in ('HELD', 'BOOKED');
create index ix_user_schedule_session on user_schedule (session_id);
create index ix_user_schedule_practitioner on user_schedule (practitioner_id, starts_at);
create index ix_user_schedule_member on user_schedule (member_id, starts_at);
comment on table user_schedule is 'Time that is taken. The exclusion constraints, not the code, keep two people from the same hour.';
comment on column user_schedule.span is 'The practitioner''s time, buffers included.';
comment on column user_schedule.member_span is 'The member''s time, without the practitioner''s buffers.';

create table practitioner_ratings (
    id              uuid        not null constraint pk_practitioner_ratings primary key,
    version         int         not null,
    created_at      timestamptz not null,
    updated_at      timestamptz not null,
    session_id      uuid        not null constraint uq_practitioner_ratings_session unique
        constraint fk_practitioner_ratings_session references feedback_session (id),
    practitioner_id uuid        not null constraint fk_practitioner_ratings_practitioner references users (id),
    member_id       uuid        not null constraint fk_practitioner_ratings_member references users (id),
    stars           int         not null constraint ck_practitioner_ratings_stars check (stars between 1 and 5),
    comment         text        constraint ck_practitioner_ratings_comment check (char_length(comment) <= 2000),
    display_name    text        not null
);
create index ix_practitioner_ratings_practitioner on practitioner_ratings (practitioner_id, created_at, id);
create index ix_practitioner_ratings_member on practitioner_ratings (member_id);
comment on table practitioner_ratings is 'What a member thought of a completed session: one per session.';
comment on column practitioner_ratings.display_name is 'The member''s name as it was shown at the time of rating: first name and initial.';

create table feedback_reminders (
    id              uuid        not null constraint pk_feedback_reminders primary key,
    version         int         not null,
    created_at      timestamptz not null,
    updated_at      timestamptz not null,
    subject_id      uuid        not null constraint fk_feedback_reminders_subject references feedback_session (id),
    subject_version int         not null,
    reminder_id     uuid        not null constraint fk_feedback_reminders_reminder references reminders (id),
    step            text        not null,
    audience        text        not null
        constraint ck_feedback_reminders_audience check (audience in ('MEMBER', 'PRACTITIONER')),
    due_at          timestamptz not null,
    state           text        not null
        constraint ck_feedback_reminders_state check (state in ('PLANNED', 'DISPATCHED', 'OBSOLETE', 'MISSED', 'CANCELLED')),
    settled_at      timestamptz,
    constraint uq_feedback_reminders_step unique (subject_id, subject_version, step, audience)
);
create index ix_feedback_reminders_due on feedback_reminders (due_at) where state = 'PLANNED';
create index ix_feedback_reminders_reminder on feedback_reminders (reminder_id);
comment on table feedback_reminders is 'The planned reminders of a session, per plan version, step and audience, and what became of them.';

create table ratting_reminders (
    id              uuid        not null constraint pk_ratting_reminders primary key,
    version         int         not null,
    created_at      timestamptz not null,
    updated_at      timestamptz not null,
    subject_id      uuid        not null constraint fk_ratting_reminders_subject references feedback_session (id),
    subject_version int         not null,
    reminder_id     uuid        not null constraint fk_ratting_reminders_reminder references reminders (id),
    step            text        not null,
    audience        text        not null
        constraint ck_ratting_reminders_audience check (audience = 'MEMBER'),
    due_at          timestamptz not null,
    state           text        not null
        constraint ck_ratting_reminders_state check (state in ('PLANNED', 'DISPATCHED', 'OBSOLETE', 'MISSED', 'CANCELLED')),
    settled_at      timestamptz,
    constraint uq_ratting_reminders_step unique (subject_id, subject_version, step, audience)
);
create index ix_ratting_reminders_due on ratting_reminders (due_at) where state = 'PLANNED';
create index ix_ratting_reminders_reminder on ratting_reminders (reminder_id);
comment on table ratting_reminders is 'The planned reminders to rate a completed session, and what became of them.';
