create table ended_sessions (
    session_id uuid        not null constraint pk_ended_sessions primary key,
    forget_at  timestamptz not null
);
create index ix_ended_sessions_forget_at on ended_sessions (forget_at);
comment on table ended_sessions is 'Login sessions that were ended while access tokens of theirs may still be alive; each request looks here.';
