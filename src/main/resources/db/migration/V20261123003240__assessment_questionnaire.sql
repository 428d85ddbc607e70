create table additional_info_questions (
    id             uuid        not null constraint pk_additional_info_questions primary key,
    version        int         not null,
    created_at     timestamptz not null,
    updated_at     timestamptz not null,
    assessment_id  uuid        not null constraint fk_additional_info_questions_assessment references assessment (id),
    code           text        not null constraint ck_additional_info_questions_code check (code ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(code) <= 40),
    moment         text        not null constraint ck_additional_info_questions_moment check (moment in ('BEFORE', 'AFTER')),
    position       int         not null constraint ck_additional_info_questions_position check (position >= 0),
    kind           text        not null constraint ck_additional_info_questions_kind
        check (kind in ('TEXT', 'NUMBER', 'DATE', 'SINGLE', 'MULTIPLE', 'SCALE')),
    text           text        not null constraint ck_additional_info_questions_text check (length(text) between 1 and 500),
    text_en        text        constraint ck_additional_info_questions_text_en check (length(text_en) between 1 and 500),
    required       boolean     not null,
    lowest         bigint,
    highest        bigint,
    show_if_code   text,
    show_if_option text,
    retired_at     timestamptz,
    constraint ck_additional_info_questions_range check (lowest <= highest),
    constraint ck_additional_info_questions_show_if check ((show_if_code is null) = (show_if_option is null))
);
create unique index uq_additional_info_questions_code on additional_info_questions (assessment_id, code) where retired_at is null;
create index ix_additional_info_questions_assessment_id on additional_info_questions (assessment_id, position);
comment on table additional_info_questions is 'What is asked before and after a test beside it. A changed question is another row: what was answered stays with what was asked.';

create table additional_info_question_options (
    id          uuid        not null constraint pk_additional_info_question_options primary key,
    created_at  timestamptz not null,
    question_id uuid        not null constraint fk_additional_info_question_options_question references additional_info_questions (id),
    position    int         not null constraint ck_additional_info_question_options_position check (position >= 0),
    code        text        not null constraint ck_additional_info_question_options_code check (code ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(code) <= 40),
    text        text        not null constraint ck_additional_info_question_options_text check (length(text) between 1 and 200),
    text_en     text        constraint ck_additional_info_question_options_text_en check (length(text_en) between 1 and 200),
    constraint uq_additional_info_question_options_code unique (question_id, code)
);
comment on table additional_info_question_options is 'What can be picked of a question; append-only as the question is.';

create table additional_info_question_responses (
    id                 uuid        not null constraint pk_additional_info_question_responses primary key,
    version            int         not null,
    created_at         timestamptz not null,
    updated_at         timestamptz not null,
    user_assessment_id uuid        not null constraint fk_additional_info_question_responses_run references user_assessment (id),
    question_id        uuid        not null constraint fk_additional_info_question_responses_question references additional_info_questions (id),
    response           jsonb       not null,
    constraint uq_additional_info_question_responses_question unique (user_assessment_id, question_id)
);
create index ix_additional_info_question_responses_question_id on additional_info_question_responses (question_id);
comment on table additional_info_question_responses is 'What somebody said beside a test: one response to each question of a run.';

do $$ begin
    perform audit_table('additional_info_questions', 'assessment', 'AdditionalInfoQuestion');
    perform append_only('additional_info_question_options');
end $$;
