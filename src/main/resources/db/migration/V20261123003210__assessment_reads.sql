create table user_assessment_reads (
    id                 uuid        not null constraint pk_user_assessment_reads primary key,
    created_at         timestamptz not null,
    user_assessment_id uuid        not null constraint fk_user_assessment_reads_run references user_assessment (id),
    reader_id          uuid        not null,
    role               text        not null constraint ck_user_assessment_reads_role check (role ~ '^[A-Z_]{1,40}$'),
    part               text        not null constraint ck_user_assessment_reads_part check (part in ('SCORES', 'REPORT', 'QUESTIONNAIRE'))
);
create index ix_user_assessment_reads_run on user_assessment_reads (user_assessment_id, created_at, id);
comment on table user_assessment_reads is 'Who read a result that is not their own or its report, as what, and when; append-only.';

do $$ begin
    perform append_only('user_assessment_reads');
end $$;
