create table user_feedback_session_only (
    id             uuid        not null constraint pk_user_feedback_session_only primary key,
    version        int         not null,
    created_at     timestamptz not null,
    updated_at     timestamptz not null,
    user_id        uuid        not null constraint fk_user_feedback_session_only_user references users (id),
    entitlement_id uuid        not null constraint fk_user_feedback_session_only_entitlement references entitlements (id),
    size           int         not null constraint ck_user_feedback_session_only_size check (size between 1 and 10485760),
    sha256         text        not null constraint ck_user_feedback_session_only_sha256 check (sha256 ~ '^[0-9a-f]{64}$'),
    state          text        not null constraint ck_user_feedback_session_only_state
        check (state in ('IN_REVIEW', 'APPROVED', 'REJECTED', 'VOID')),
    reason         text        constraint ck_user_feedback_session_only_reason check (length(reason) between 1 and 1000),
    reviewed_by    uuid,
    decided_at     timestamptz,
    constraint ck_user_feedback_session_only_decided check ((state = 'IN_REVIEW') = (decided_at is null)),
    constraint ck_user_feedback_session_only_rejected check (state <> 'REJECTED' or reason is not null)
);
create index ix_user_feedback_session_only_user_id on user_feedback_session_only (user_id, created_at, id);
create index ix_user_feedback_session_only_entitlement_id on user_feedback_session_only (entitlement_id);
create index ix_user_feedback_session_only_created_at on user_feedback_session_only (created_at, id);
create unique index uq_user_feedback_session_only_standing on user_feedback_session_only (entitlement_id)
    where state in ('IN_REVIEW', 'APPROVED');
comment on table user_feedback_session_only is 'Results from elsewhere that people brought to a consultation they bought, and what staff said of each.';

create table user_feedback_session_only_files (
    id               uuid        not null constraint pk_user_feedback_session_only_files primary key,
    created_at       timestamptz not null,
    feedback_only_id uuid        not null constraint fk_user_feedback_session_only_files_of references user_feedback_session_only (id)
        constraint uq_user_feedback_session_only_files_of unique,
    content          bytea       not null constraint ck_user_feedback_session_only_files_content check (length(content) between 1 and 10485760)
);
comment on table user_feedback_session_only_files is 'The PDFs that were brought, apart so that lists do not carry them; gone when their owner is erased.';

create table user_feedback_session_only_reads (
    id               uuid        not null constraint pk_user_feedback_session_only_reads primary key,
    created_at       timestamptz not null,
    feedback_only_id uuid        not null constraint fk_user_feedback_session_only_reads_of references user_feedback_session_only (id),
    admin_id         uuid        not null
);
create index ix_user_feedback_session_only_reads_of on user_feedback_session_only_reads (feedback_only_id, created_at, id);
comment on table user_feedback_session_only_reads is 'Who of the staff fetched the file of a result that was brought; append-only.';

do $$ begin
    perform audit_table('user_feedback_session_only', 'assessment', 'UserFeedbackSessionOnly');
    perform append_only('user_feedback_session_only_reads');
end $$;
