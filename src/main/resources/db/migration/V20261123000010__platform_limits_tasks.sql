create unlogged table rate_limits (
    purpose   text        not null,
    key_hash  text        not null,
    free_from timestamptz not null,
    constraint pk_rate_limits primary key (purpose, key_hash)
);
create index ix_rate_limits_free_from on rate_limits (free_from);
comment on table rate_limits is 'How far somebody has used up what is allowed per time (GCRA): the instant from which nothing is used. A crash of the server empties it.';

create table tasks (
    id          uuid        not null constraint pk_tasks primary key,
    version     int         not null,
    created_at  timestamptz not null,
    updated_at  timestamptz not null,
    kind        text        not null,
    owner_realm text        not null constraint ck_tasks_owner_realm check (owner_realm in ('USERS', 'ADMINS')),
    owner_id    uuid        not null,
    parameters  jsonb       not null default '{}',
    input       bytea,
    state       text        not null constraint ck_tasks_state check (state in ('QUEUED', 'RUNNING', 'DONE', 'FAILED')),
    due_at      timestamptz not null,
    attempts    int         not null default 0,
    lease_until timestamptz,
    fence       bigint      not null default 0,
    last_error  text,
    done        bigint      not null default 0,
    total       bigint,
    failed      bigint      not null default 0,
    result      bytea,
    result_type text,
    result_name text,
    finished_at timestamptz,
    constraint ck_tasks_counts check (done >= 0 and failed >= 0 and (total is null or total >= done)),
    constraint ck_tasks_finished check ((state in ('DONE', 'FAILED')) = (finished_at is not null)),
    constraint ck_tasks_input check (finished_at is null or input is null),
    constraint ck_tasks_result check (num_nonnulls(result_type, result_name) in (0, 2) and (result is null or result_type is not null))
);
create index ix_tasks_due on tasks (due_at) where state in ('QUEUED', 'RUNNING');
create index ix_tasks_kind on tasks (kind, created_at, id);
create index ix_tasks_owner on tasks (owner_id, kind, created_at);
create index ix_tasks_finished_at on tasks (finished_at) where finished_at is not null;
comment on table tasks is 'Slow work that was asked for: imports, exports. Input and result are encrypted by the application; the input goes when the work has ended.';

create table task_errors (
    id         uuid        not null constraint pk_task_errors primary key,
    created_at timestamptz not null,
    task_id    uuid        not null constraint fk_task_errors_task references tasks (id) on delete cascade,
    row_number bigint      not null,
    field      text,
    code       text        not null,
    message    text        not null
);
create index ix_task_errors_task_id on task_errors (task_id, row_number, id);
comment on table task_errors is 'What was wrong with single rows of an import, by their number in the file.';
comment on column tasks.total is 'So many rows or steps, no money; null until known.';
