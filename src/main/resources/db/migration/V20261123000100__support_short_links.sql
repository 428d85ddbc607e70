create table short_links (
    id          uuid        not null constraint pk_short_links primary key,
    version     int         not null,
    created_at  timestamptz not null,
    updated_at  timestamptz not null,
    slug        text        not null
        constraint ck_short_links_slug check (slug ~ '^[A-Za-z0-9-]{3,60}$')
        constraint uq_short_links_slug unique,
    custom      boolean     not null,
    target      text        not null constraint ck_short_links_target check (target ~ '^https?://[^[:space:]]+$'),
    label       text,
    valid_from  timestamptz,
    valid_until timestamptz,
    visit_cap   bigint      constraint ck_short_links_visit_cap check (visit_cap > 0),
    active      boolean     not null,
    created_by  uuid        not null,
    constraint ck_short_links_window check (valid_from < valid_until)
);
create index ix_short_links_created_at on short_links (created_at, id);
comment on table short_links is 'Short addresses /s/{slug} that lead to our own and allowed hosts. A slug is never given away again.';
comment on column short_links.created_by is 'The admin; without a foreign key, since admins live on the floor above.';

create table short_link_counters (
    short_link_id uuid   not null constraint pk_short_link_counters primary key
        constraint fk_short_link_counters_short_link references short_links (id),
    visits        bigint not null default 0,
    bot_visits    bigint not null default 0
);
comment on table short_link_counters is 'How often a short link was followed; beside the link, so that a visit changes no row that people edit.';

create table short_link_days (
    short_link_id uuid   not null constraint fk_short_link_days_short_link references short_links (id),
    day           date   not null,
    visits        bigint not null default 0,
    bot_visits    bigint not null default 0,
    visitors      bigint not null default 0,
    constraint pk_short_link_days primary key (short_link_id, day)
);
comment on table short_link_days is 'Visits per business day; visitors counts different ones within the day.';

create table short_link_visitors (
    short_link_id uuid not null constraint fk_short_link_visitors_short_link references short_links (id),
    day           date not null,
    visitor       text not null,
    constraint pk_short_link_visitors primary key (short_link_id, day, visitor)
);
create index ix_short_link_visitors_day on short_link_visitors (day);
comment on table short_link_visitors is 'Who was counted today already: a keyed hash of the day, the address and the browser, which cannot be linked from day to day; removed after two days.';
