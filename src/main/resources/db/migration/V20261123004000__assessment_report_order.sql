create table user_assessment_report_orders (
    id                 uuid        not null constraint pk_user_assessment_report_orders primary key,
    version            int         not null,
    created_at         timestamptz not null,
    updated_at         timestamptz not null,
    user_assessment_id uuid        not null constraint fk_user_assessment_report_orders_run references user_assessment (id),
    result_version     int         not null,
    tier               text        not null constraint ck_user_assessment_report_orders_tier
        check (tier in ('FULL', 'SHORT', 'STUDENT')),
    locale             text        not null constraint ck_user_assessment_report_orders_locale check (locale in ('id', 'en')),
    edition            text        not null,
    state              text        not null constraint ck_user_assessment_report_orders_state
        check (state in ('WAITING', 'DRAWING', 'MADE', 'DROPPED', 'FAILED')),
    due_at             timestamptz not null,
    attempts           int         not null,
    lease_until        timestamptz,
    fence              bigint      not null,
    last_error         text,
    constraint uq_user_assessment_report_orders_of unique (user_assessment_id, result_version, tier, locale, edition),
    constraint ck_user_assessment_report_orders_lease check ((state = 'DRAWING') = (lease_until is not null))
);
create index ix_user_assessment_report_orders_due_at on user_assessment_report_orders (due_at)
    where state in ('WAITING', 'DRAWING');
create index ix_user_assessment_report_orders_created_at on user_assessment_report_orders (created_at, id);
comment on table user_assessment_report_orders is 'Reports that are to be drawn, one row for each result, depth, language and edition: how often it was tried, and whether it was given up.';
comment on column user_assessment_report_orders.last_error is 'What went wrong and where in the code; no word about anybody.';

create index ix_user_assessment_scored on user_assessment (submitted_at, id) where state = 'SCORED';

do $$ begin
    perform audit_table('user_assessment_report_orders', 'assessment', 'ReportOrder',
        ignored => array['due_at', 'attempts', 'lease_until', 'fence'],
        only_when => 'old.state <> new.state and ''FAILED'' in (old.state, new.state)');
end $$;
