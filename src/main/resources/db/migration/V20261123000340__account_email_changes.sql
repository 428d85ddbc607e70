create table email_changes (
    id          uuid        not null constraint pk_email_changes primary key,
    version     int         not null,
    created_at  timestamptz not null,
    updated_at  timestamptz not null,
    user_id     uuid        not null constraint fk_email_changes_user references users (id),
    session_id  uuid        constraint fk_email_changes_session references login_sessions (id) on delete set null,
    old_email   text        not null,
    new_email   text        not null,
    token_hash  text        not null constraint uq_email_changes_token_hash unique,
    expires_at  timestamptz not null,
    undo_hash   text        not null constraint uq_email_changes_undo_hash unique,
    undo_until  timestamptz not null,
    state       text        not null
        constraint ck_email_changes_state check (state in ('PENDING', 'DONE', 'UNDONE', 'CANCELLED'))
);
create index ix_email_changes_user_id on email_changes (user_id, created_at);
create index ix_email_changes_session_id on email_changes (session_id);
create index ix_email_changes_undo_until on email_changes (undo_until);
comment on table email_changes is 'E-mail addresses on their way to be changed: one link, to the new address, does it; one, to the old address, takes it back.';

do $$ begin
    perform audit_table('email_changes', 'access', 'EmailChange',
        secret => array['token_hash', 'undo_hash'], personal => array['old_email', 'new_email']);
end $$;
