create table user_assessment_reports (
    id                 uuid        not null constraint pk_user_assessment_reports primary key,
    created_at         timestamptz not null,
    user_assessment_id uuid        not null constraint fk_user_assessment_reports_run references user_assessment (id),
    result_version     int         not null,
    tier               text        not null constraint ck_user_assessment_reports_tier check (tier in ('FULL', 'SHORT', 'STUDENT')),
    locale             text        not null constraint ck_user_assessment_reports_locale check (locale in ('id', 'en')),
    edition            text        not null,
    person_mark        text        not null,
    code               text        not null constraint uq_user_assessment_reports_code unique,
    pdf                text        not null,
    page               text        not null,
    constraint uq_user_assessment_reports_version unique (user_assessment_id, result_version, tier, locale, edition, person_mark)
);
comment on table user_assessment_reports is 'Reports as they were made, one for each result, depth, language, edition and name; encrypted with the key of the run. Append-only: the same report keeps its bytes.';
comment on column user_assessment_reports.code is 'Printed on the report; by it anybody can check that we made it.';
comment on column user_assessment_reports.edition is 'Of the text and the drawing; another edition is another report.';
comment on column user_assessment_reports.person_mark is 'Of the name on it, keyed with the run; under another name it is another report.';

do $$ begin
    perform append_only('user_assessment_reports');
end $$;
