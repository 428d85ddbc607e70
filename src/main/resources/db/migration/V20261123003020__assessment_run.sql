create table user_assessment (
    id                 uuid        not null constraint pk_user_assessment primary key,
    version            int         not null,
    created_at         timestamptz not null,
    updated_at         timestamptz not null,
    user_id            uuid        not null constraint fk_user_assessment_user references users (id),
    entitlement_id     uuid        not null constraint fk_user_assessment_entitlement references entitlements (id)
        constraint uq_user_assessment_entitlement unique,
    transaction_id     uuid        constraint fk_user_assessment_transaction references transaction (id),
    assessment_id      uuid        not null constraint fk_user_assessment_assessment references assessment (id),
    question_group_id  uuid        constraint fk_user_assessment_question_group references quiz_question_groups (id),
    state              text        not null constraint ck_user_assessment_state
        check (state in ('PENDING', 'IN_PROGRESS', 'SUBMITTED', 'SCORED', 'REPORT_READY', 'VOID')),
    seed               bigint      not null,
    time_limit_seconds int,
    hard_limit         boolean     not null,
    held_back          boolean     not null,
    started_at         timestamptz,
    submitted_at       timestamptz,
    closed_by          text        constraint ck_user_assessment_closed_by check (closed_by in ('PERSON', 'TIME')),
    voided_at          timestamptz,
    content_key        text,
    constraint ck_user_assessment_started check (started_at is not null or state in ('PENDING', 'VOID')),
    constraint ck_user_assessment_version check ((question_group_id is null) = (started_at is null)),
    constraint ck_user_assessment_submitted check ((submitted_at is null) = (closed_by is null)),
    constraint ck_user_assessment_voided check ((state = 'VOID') = (voided_at is not null))
);
create index ix_user_assessment_user_id on user_assessment (user_id, created_at, id);
create index ix_user_assessment_transaction_id on user_assessment (transaction_id);
create index ix_user_assessment_assessment_id on user_assessment (assessment_id);
create index ix_user_assessment_question_group_id on user_assessment (question_group_id);
create index ix_user_assessment_created_at on user_assessment (created_at, id);
create index ix_user_assessment_timed on user_assessment (id) where state = 'IN_PROGRESS' and hard_limit;
comment on table user_assessment is 'One person''s run of one test: which version of the instrument, in what order, how far, and when.';
comment on column user_assessment.question_group_id is 'The version of the instrument, from the start on and for good.';
comment on column user_assessment.transaction_id is 'The purchase; none where a company gave the seat.';
comment on column user_assessment.held_back is 'Something was asked before the test and not said when it began: no question is shown before it is.';
comment on column user_assessment.content_key is 'The key of the results, encrypted; without it nobody reads them again.';

create table user_assessment_sections (
    id                 uuid        not null constraint pk_user_assessment_sections primary key,
    version            int         not null,
    created_at         timestamptz not null,
    updated_at         timestamptz not null,
    user_assessment_id uuid        not null constraint fk_user_assessment_sections_run references user_assessment (id),
    position           int         not null constraint ck_user_assessment_sections_position check (position >= 0),
    code               text        not null,
    item_order         jsonb       not null,
    option_orders      jsonb       not null,
    time_limit_seconds int,
    hard_limit         boolean     not null,
    started_at         timestamptz,
    constraint uq_user_assessment_sections_code unique (user_assessment_id, code)
);
comment on table user_assessment_sections is 'A section of a run: the order in which this person sees items and options, on every device, and when it was begun.';

create table user_assessment_answers (
    id                 uuid        not null constraint pk_user_assessment_answers primary key,
    version            int         not null,
    created_at         timestamptz not null,
    updated_at         timestamptz not null,
    user_assessment_id uuid        not null constraint fk_user_assessment_answers_run references user_assessment (id),
    question_code      text        not null,
    option_code        text,
    least_code         text,
    sequence           bigint      not null constraint ck_user_assessment_answers_sequence check (sequence >= 0),
    constraint uq_user_assessment_answers_question unique (user_assessment_id, question_code)
);
comment on table user_assessment_answers is 'The answer that counts to each question: that of the highest sequence in user_assessment_answer_logs.';

create table user_strength_typology_tests (
    id                 uuid        not null constraint pk_user_strength_typology_tests primary key,
    version            int         not null,
    created_at         timestamptz not null,
    updated_at         timestamptz not null,
    user_assessment_id uuid        not null constraint fk_user_strength_typology_tests_run references user_assessment (id),
    section_code       text        not null,
    picks              jsonb       not null,
    sequences          jsonb       not null,
    constraint uq_user_strength_typology_tests_section unique (user_assessment_id, section_code)
);
comment on table user_strength_typology_tests is 'The picks of a staged section, stage by stage in the order in which they were made.';

create table user_assessment_answer_logs (
    id                 uuid        not null constraint pk_user_assessment_answer_logs primary key,
    created_at         timestamptz not null,
    user_assessment_id uuid        not null constraint fk_user_assessment_answer_logs_run references user_assessment (id),
    question_code      text,
    section_code       text,
    stage              int         constraint ck_user_assessment_answer_logs_stage check (stage > 0),
    option_code        text,
    least_code         text,
    picks              jsonb,
    sequence           bigint      not null constraint ck_user_assessment_answer_logs_sequence check (sequence >= 0),
    constraint ck_user_assessment_answer_logs_of check ((question_code is null) = (stage is not null)
        and (section_code is null) = (stage is null)),
    constraint uq_user_assessment_answer_logs_step
        unique nulls not distinct (user_assessment_id, question_code, section_code, stage, sequence)
);
comment on table user_assessment_answer_logs is 'Every answer that was acknowledged, once per sequence number of the client; append-only, but that erasing somebody empties what was answered.';

create table user_assessment_time_grants (
    id                 uuid        not null constraint pk_user_assessment_time_grants primary key,
    created_at         timestamptz not null,
    user_assessment_id uuid        not null constraint fk_user_assessment_time_grants_run references user_assessment (id),
    section_code       text,
    seconds            int         not null constraint ck_user_assessment_time_grants_seconds check (seconds between 1 and 86400),
    reason             text        not null constraint ck_user_assessment_time_grants_reason check (length(reason) between 1 and 1000),
    granted_by         uuid        not null
);
create index ix_user_assessment_time_grants_run on user_assessment_time_grants (user_assessment_id);
comment on table user_assessment_time_grants is 'Extra time that somebody was given, for the test or one of its sections; append-only.';

create table user_assessment_pauses (
    id                 uuid        not null constraint pk_user_assessment_pauses primary key,
    version            int         not null,
    created_at         timestamptz not null,
    updated_at         timestamptz not null,
    user_assessment_id uuid        not null constraint fk_user_assessment_pauses_run references user_assessment (id),
    paused_at          timestamptz not null,
    resumed_at         timestamptz,
    reason             text        not null constraint ck_user_assessment_pauses_reason check (length(reason) between 1 and 1000),
    paused_by          uuid        not null,
    constraint ck_user_assessment_pauses_resumed check (resumed_at >= paused_at)
);
create unique index uq_user_assessment_pauses_open on user_assessment_pauses (user_assessment_id) where resumed_at is null;
create index ix_user_assessment_pauses_run on user_assessment_pauses (user_assessment_id);
comment on table user_assessment_pauses is 'When the clock of a run stood still, and why.';

create table user_assessment_results (
    id                 uuid        not null constraint pk_user_assessment_results primary key,
    created_at         timestamptz not null,
    user_assessment_id uuid        not null constraint fk_user_assessment_results_run references user_assessment (id),
    result_version     int         not null constraint ck_user_assessment_results_result_version check (result_version > 0),
    key_revision       int         not null,
    norms_revision     int         not null,
    texts_revision     int         not null,
    engine             text        not null,
    content            text        not null,
    reason             text        constraint ck_user_assessment_results_reason check (length(reason) between 1 and 1000),
    scored_by          uuid,
    constraint uq_user_assessment_results_version unique (user_assessment_id, result_version)
);
comment on table user_assessment_results is 'What a run was scored with, each time; encrypted with the key of the run. Append-only: another scoring never replaces one.';

do $$ begin
    perform audit_table('user_assessment', 'assessment', 'UserAssessment', secret => array['content_key', 'seed']);
    perform audit_table('user_assessment_pauses', 'assessment', 'UserAssessment', key => 'user_assessment_id', part => true);
    perform append_only('user_assessment_answer_logs', array['option_code', 'least_code', 'picks']);
    perform append_only('user_assessment_time_grants');
    perform append_only('user_assessment_results');
end $$;
