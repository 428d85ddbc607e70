create table member_logs (
    id           uuid        not null constraint pk_member_logs primary key,
    created_at   timestamptz not null,
    user_id      uuid        not null constraint fk_member_logs_user references users (id),
    action       text        not null constraint ck_member_logs_action check (action ~ '^[A-Z][A-Z0-9_]{2,59}$'),
    subject_type text,
    subject_id   uuid,
    network      text,
    device       text,
    constraint ck_member_logs_subject check ((subject_type is null) = (subject_id is null))
);
create index ix_member_logs_user_id on member_logs (user_id, created_at, id);
create index ix_member_logs_created_at on member_logs (created_at, id);
create index ix_member_logs_action on member_logs (action, created_at, id);
comment on table member_logs is 'What a member did, and roughly from where: network is the /24 or /48 of the address, never all of it.';

create table practitioner_logs (
    id           uuid        not null constraint pk_practitioner_logs primary key,
    created_at   timestamptz not null,
    user_id      uuid        not null constraint fk_practitioner_logs_user references users (id),
    action       text        not null constraint ck_practitioner_logs_action check (action ~ '^[A-Z][A-Z0-9_]{2,59}$'),
    subject_type text,
    subject_id   uuid,
    network      text,
    device       text,
    constraint ck_practitioner_logs_subject check ((subject_type is null) = (subject_id is null))
);
create index ix_practitioner_logs_user_id on practitioner_logs (user_id, created_at, id);
create index ix_practitioner_logs_created_at on practitioner_logs (created_at, id);
create index ix_practitioner_logs_action on practitioner_logs (action, created_at, id);
comment on table practitioner_logs is 'What somebody did as a practitioner, and with the account while being one; columns as in member_logs.';
