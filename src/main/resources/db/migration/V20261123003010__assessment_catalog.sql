create table assessment (
    id                  uuid        not null constraint pk_assessment primary key,
    version             int         not null,
    created_at          timestamptz not null,
    updated_at          timestamptz not null,
    code                text        not null constraint uq_assessment_code unique
        constraint ck_assessment_code check (code ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(code) <= 60),
    question_group_code text        not null
        constraint ck_assessment_question_group_code check (question_group_code ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
    name                text        not null constraint ck_assessment_name check (length(name) between 1 and 150),
    name_en             text        constraint ck_assessment_name_en check (length(name_en) between 1 and 150),
    description         text        constraint ck_assessment_description check (length(description) <= 4000),
    description_en      text        constraint ck_assessment_description_en check (length(description_en) <= 4000),
    report_tier         text        not null
        constraint ck_assessment_report_tier check (report_tier in ('FULL', 'SHORT', 'STUDENT')),
    time_limit_seconds  int         constraint ck_assessment_time_limit_seconds check (time_limit_seconds between 60 and 86400),
    hard_limit          boolean     not null,
    consultation        boolean     not null,
    position            int         not null constraint ck_assessment_position check (position >= 0),
    active              boolean     not null
);
create index ix_assessment_position on assessment (position, id);
create index ix_assessment_question_group_code on assessment (question_group_code);
comment on table assessment is 'A test as it is sold: products name it by its code, it names the instrument whose newest published version is taken.';

do $$ begin
    perform audit_table('assessment', 'assessment', 'Assessment');
end $$;
