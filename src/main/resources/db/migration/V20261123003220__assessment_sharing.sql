create table sharing_assessments (
    id                 uuid        not null constraint pk_sharing_assessments primary key,
    version            int         not null,
    created_at         timestamptz not null,
    updated_at         timestamptz not null,
    user_assessment_id uuid        not null constraint fk_sharing_assessments_run references user_assessment (id),
    result_version     int         not null,
    token_hash         text        not null constraint uq_sharing_assessments_token_hash unique,
    scope              text        not null constraint ck_sharing_assessments_scope check (scope in ('SUMMARY', 'FULL', 'SECTION')),
    section_code       text,
    passcode_hash      text,
    expires_at         timestamptz not null,
    max_views          int         constraint ck_sharing_assessments_max_views check (max_views > 0),
    views              int         not null constraint ck_sharing_assessments_views check (views >= 0),
    wrong_passcodes    int         not null constraint ck_sharing_assessments_wrong_passcodes check (wrong_passcodes between 0 and 100),
    revoked_at         timestamptz,
    constraint ck_sharing_assessments_cap check (views <= max_views),
    constraint ck_sharing_assessments_expiry check (expires_at > created_at and expires_at <= created_at + interval '91 days'),
    constraint ck_sharing_assessments_section check ((scope = 'SECTION') = (section_code is not null))
);
create index ix_sharing_assessments_run on sharing_assessments (user_assessment_id, created_at, id);
comment on table sharing_assessments is 'Links at which others see a result without an account: how much of it, until when, how often. Only the hash of the token is kept.';
comment on column sharing_assessments.result_version is 'What was shared; the link is over when there is a newer result.';

create table sharing_assessment_views (
    id                    uuid        not null constraint pk_sharing_assessment_views primary key,
    created_at            timestamptz not null,
    sharing_assessment_id uuid        not null constraint fk_sharing_assessment_views_link references sharing_assessments (id),
    part                  text        not null constraint ck_sharing_assessment_views_part check (part in ('SCORES', 'REPORT')),
    language              text        not null
);
create index ix_sharing_assessment_views_link on sharing_assessment_views (sharing_assessment_id, created_at, id);
comment on table sharing_assessment_views is 'Each view of a result by a link; append-only. Who looked is not known, and not asked.';

do $$ begin
    perform audit_table('sharing_assessments', 'assessment', 'SharingAssessment',
        secret => array['token_hash', 'passcode_hash'], ignored => array['views', 'wrong_passcodes']);
    perform append_only('sharing_assessment_views');
end $$;
