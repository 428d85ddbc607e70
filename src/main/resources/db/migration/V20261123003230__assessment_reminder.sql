create table user_assessment_reminders (
    id              uuid        not null constraint pk_user_assessment_reminders primary key,
    version         int         not null,
    created_at      timestamptz not null,
    updated_at      timestamptz not null,
    subject_id      uuid        not null constraint fk_user_assessment_reminders_subject references user_assessment (id),
    subject_version int         not null,
    reminder_id     uuid        not null constraint fk_user_assessment_reminders_reminder references reminders (id),
    step            text        not null,
    audience        text        not null,
    due_at          timestamptz not null,
    state           text        not null constraint ck_user_assessment_reminders_state
        check (state in ('PLANNED', 'DISPATCHED', 'OBSOLETE', 'MISSED', 'CANCELLED')),
    settled_at      timestamptz,
    constraint uq_user_assessment_reminders_step unique (subject_id, subject_version, step, audience),
    constraint ck_user_assessment_reminders_settled check ((state = 'PLANNED') = (settled_at is null))
);
create index ix_user_assessment_reminders_due on user_assessment_reminders (due_at, id) where state = 'PLANNED';
create index ix_user_assessment_reminders_reminder_id on user_assessment_reminders (reminder_id);
comment on table user_assessment_reminders is 'The reminders that a test waits to be finished, and what became of each.';

insert into reminders (id, created_at, updated_at, kind, step, audience, distance, local_time, channels, template_key, catch_up, active)
values (gen_random_uuid(), now(), now(), 'TEST_UNFINISHED', 'D+1', 'MEMBER', 'P1D', '09:00', '{EMAIL}', 'test-unfinished', 'PT36H', true),
       (gen_random_uuid(), now(), now(), 'TEST_UNFINISHED', 'D+3', 'MEMBER', 'P3D', '09:00', '{EMAIL}', 'test-unfinished', 'P3D', true),
       (gen_random_uuid(), now(), now(), 'TEST_UNFINISHED', 'D+7', 'MEMBER', 'P7D', '09:00', '{EMAIL}', 'test-unfinished', 'P6D', true);
