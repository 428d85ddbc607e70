create table quiz_master_question_categories (
    id         uuid        not null constraint pk_quiz_master_question_categories primary key,
    version    int         not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    code       text        not null constraint uq_quiz_master_question_categories_code unique
        constraint ck_quiz_master_question_categories_code check (code ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(code) <= 40),
    name       text        not null constraint ck_quiz_master_question_categories_name check (length(name) between 1 and 150),
    name_en    text        constraint ck_quiz_master_question_categories_name_en check (length(name_en) between 1 and 150),
    active     boolean     not null
);
create index ix_quiz_master_question_categories_updated_at on quiz_master_question_categories (updated_at, id);
comment on table quiz_master_question_categories is 'What questions are about: perseverance, personality, themes, typologies, clusters …';

insert into quiz_master_question_categories (id, version, created_at, updated_at, code, name, name_en, active)
select gen_random_uuid(), 0, now(), now(), code, name, name_en, true
from (values
    ('perseverance', 'Daya Juang', 'Perseverance'),
    ('personality', 'Kepribadian', 'Personality'),
    ('themes', 'Tema Bakat', 'Talent themes'),
    ('typologies', 'Tipologi', 'Typologies'),
    ('clusters', 'Klaster', 'Clusters'),
    ('activities', 'Aktivitas', 'Activities')) as shipped (code, name, name_en);

create table quiz_answer_templates (
    id         uuid        not null constraint pk_quiz_answer_templates primary key,
    version    int         not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    code       text        not null constraint uq_quiz_answer_templates_code unique
        constraint ck_quiz_answer_templates_code check (length(code) between 1 and 40),
    name       text        not null constraint ck_quiz_answer_templates_name check (length(name) between 1 and 150),
    name_en    text        constraint ck_quiz_answer_templates_name_en check (length(name_en) between 1 and 150),
    frozen     boolean     not null
);
create index ix_quiz_answer_templates_created_at on quiz_answer_templates (created_at, id);
comment on table quiz_answer_templates is 'Options that many questions share, such as the degrees of agreement; frozen once a published instrument uses them.';

create table quiz_answer_template_items (
    id          uuid        not null constraint pk_quiz_answer_template_items primary key,
    version     int         not null,
    created_at  timestamptz not null,
    updated_at  timestamptz not null,
    template_id uuid        not null constraint fk_quiz_answer_template_items_template references quiz_answer_templates (id),
    position    int         not null constraint ck_quiz_answer_template_items_position check (position >= 0),
    code        text        not null,
    text        text        not null,
    text_en     text,
    value       int         not null,
    constraint uq_quiz_answer_template_items_code unique (template_id, code)
);
comment on table quiz_answer_template_items is 'One option of a template, and what it counts.';

create table quiz_question_groups (
    id             uuid        not null constraint pk_quiz_question_groups primary key,
    version        int         not null,
    created_at     timestamptz not null,
    updated_at     timestamptz not null,
    code           text        not null
        constraint ck_quiz_question_groups_code check (code ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(code) <= 60),
    group_version  int         not null constraint ck_quiz_question_groups_group_version check (group_version > 0),
    state          text        not null
        constraint ck_quiz_question_groups_state check (state in ('DRAFT', 'PUBLISHED', 'RETIRED')),
    name           text        not null constraint ck_quiz_question_groups_name check (length(name) between 1 and 150),
    name_en        text        constraint ck_quiz_question_groups_name_en check (length(name_en) between 1 and 150),
    description    text,
    description_en text,
    published_at   timestamptz,
    published_by   uuid,
    retired_at     timestamptz,
    constraint uq_quiz_question_groups_version unique (code, group_version),
    constraint ck_quiz_question_groups_published check ((state = 'DRAFT') = (published_at is null)),
    constraint ck_quiz_question_groups_retired check ((state = 'RETIRED') = (retired_at is not null))
);
create unique index uq_quiz_question_groups_draft on quiz_question_groups (code) where state = 'DRAFT';
create unique index uq_quiz_question_groups_published on quiz_question_groups (code) where state = 'PUBLISHED';
create index ix_quiz_question_groups_created_at on quiz_question_groups (created_at, id);
comment on table quiz_question_groups is 'One version of an instrument: DRAFT, then PUBLISHED and never changed again, then RETIRED for new runs; those begun stay on it.';

create table quiz_sections (
    id                 uuid        not null constraint pk_quiz_sections primary key,
    version            int         not null,
    created_at         timestamptz not null,
    updated_at         timestamptz not null,
    question_group_id  uuid        not null constraint fk_quiz_sections_question_group references quiz_question_groups (id),
    position           int         not null constraint ck_quiz_sections_position check (position >= 0),
    code               text        not null,
    kind               text        not null
        constraint ck_quiz_sections_kind check (kind in ('LIKERT', 'STAGED_PICK', 'CHOICE', 'MEAN', 'FORCED_CHOICE')),
    name               text        not null,
    name_en            text,
    instruction        text,
    instruction_en     text,
    time_limit_seconds int         constraint ck_quiz_sections_time_limit_seconds check (time_limit_seconds between 10 and 86400),
    hard_limit         boolean     not null,
    shuffle_items      boolean     not null,
    shuffle_options    boolean     not null,
    answer_template_id uuid        constraint fk_quiz_sections_answer_template references quiz_answer_templates (id),
    stages             jsonb       not null,
    constraint uq_quiz_sections_code unique (question_group_id, code)
);
create index ix_quiz_sections_answer_template_id on quiz_sections (answer_template_id);
comment on table quiz_sections is 'A part of an instrument: how it is answered, in what time, and the stages of a staged pick.';

create table quiz_questions (
    id                 uuid        not null constraint pk_quiz_questions primary key,
    version            int         not null,
    created_at         timestamptz not null,
    updated_at         timestamptz not null,
    question_group_id  uuid        not null constraint fk_quiz_questions_question_group references quiz_question_groups (id),
    section_id         uuid        not null constraint fk_quiz_questions_section references quiz_sections (id),
    category_id        uuid        not null constraint fk_quiz_questions_category references quiz_master_question_categories (id),
    answer_template_id uuid        constraint fk_quiz_questions_answer_template references quiz_answer_templates (id),
    position           int         not null constraint ck_quiz_questions_position check (position >= 0),
    code               text        not null,
    text               text        not null,
    text_en            text,
    scale              text,
    reversed           boolean     not null,
    weight             int         not null constraint ck_quiz_questions_weight check (weight between 1 and 100),
    required           boolean     not null,
    constraint uq_quiz_questions_code unique (question_group_id, code)
);
create index ix_quiz_questions_section_id on quiz_questions (section_id);
create index ix_quiz_questions_category_id on quiz_questions (category_id);
create index ix_quiz_questions_answer_template_id on quiz_questions (answer_template_id);
comment on table quiz_questions is 'An item: its text, the scale it counts for and how.';

create table quiz_question_answers (
    id                uuid        not null constraint pk_quiz_question_answers primary key,
    version           int         not null,
    created_at        timestamptz not null,
    updated_at        timestamptz not null,
    question_group_id uuid        not null constraint fk_quiz_question_answers_question_group references quiz_question_groups (id),
    question_id       uuid        not null constraint fk_quiz_question_answers_question references quiz_questions (id),
    position          int         not null constraint ck_quiz_question_answers_position check (position >= 0),
    code              text        not null,
    text              text        not null,
    text_en           text,
    value             int         not null,
    scale             text,
    weights           jsonb       not null,
    constraint uq_quiz_question_answers_code unique (question_id, code)
);
create index ix_quiz_question_answers_question_group_id on quiz_question_answers (question_group_id);
comment on table quiz_question_answers is 'An option that one question has for itself, and what it counts for which scales.';

create table quiz_question_group_revisions (
    id                uuid        not null constraint pk_quiz_question_group_revisions primary key,
    version           int         not null,
    created_at        timestamptz not null,
    updated_at        timestamptz not null,
    question_group_id uuid        not null constraint fk_quiz_question_group_revisions_question_group references quiz_question_groups (id),
    kind              text        not null
        constraint ck_quiz_question_group_revisions_kind check (kind in ('KEY', 'NORMS', 'TEXTS')),
    revision          int         not null constraint ck_quiz_question_group_revisions_revision check (revision > 0),
    content           jsonb       not null,
    reason            text        constraint ck_quiz_question_group_revisions_reason check (length(reason) between 1 and 1000),
    constraint uq_quiz_question_group_revisions_revision unique (question_group_id, kind, revision)
);
comment on table quiz_question_group_revisions is 'How an instrument is read: its key, norms and report texts. Those of a published one are only added to, so that every score can name what it was made from.';

-- What is published never changes, whoever asks: only its life may go on, and revisions may be added.
create function refuse_frozen_instrument() returns trigger language plpgsql as $$
declare
    owner  uuid := case tg_op when 'DELETE' then old.question_group_id else new.question_group_id end;
    stands text;
begin
    -- waits for a publication that is under way
    select state into stands from quiz_question_groups where id = owner for share;
    if stands = 'DRAFT' and (tg_op <> 'UPDATE' or old.question_group_id = new.question_group_id) then
        return case tg_op when 'DELETE' then old else new end;
    end if;
    if tg_op = 'INSERT' and tg_table_name = 'quiz_question_group_revisions' then
        return new;
    end if;
    raise exception '% belongs to a published instrument', tg_table_name
        using errcode = 'check_violation', constraint = 'ck_quiz_question_groups_frozen';
end $$;

create trigger ck_quiz_sections_frozen before insert or update or delete on quiz_sections
    for each row execute function refuse_frozen_instrument();
create trigger ck_quiz_questions_frozen before insert or update or delete on quiz_questions
    for each row execute function refuse_frozen_instrument();
create trigger ck_quiz_question_answers_frozen before insert or update or delete on quiz_question_answers
    for each row execute function refuse_frozen_instrument();
create trigger ck_quiz_question_group_revisions_frozen before insert or update or delete on quiz_question_group_revisions
    for each row execute function refuse_frozen_instrument();

create function refuse_frozen_question_group() returns trigger language plpgsql as $$
declare
    life text[] := array['state', 'version', 'updated_at', 'published_at', 'published_by', 'retired_at'];
begin
    if old.state = 'DRAFT' then
        if tg_op = 'UPDATE' and new.state = 'PUBLISHED' then
            update quiz_answer_templates set frozen = true, version = version + 1
            where not frozen and id in (
                select answer_template_id from quiz_sections where question_group_id = new.id
                union select answer_template_id from quiz_questions where question_group_id = new.id);
        end if;
        return case tg_op when 'DELETE' then old else new end;
    end if;
    if tg_op = 'UPDATE' and to_jsonb(old) - life = to_jsonb(new) - life
        and old.published_at = new.published_at
        and (old.state = new.state or old.state = 'PUBLISHED' and new.state = 'RETIRED')
    then
        return new;
    end if;
    raise exception 'a published instrument does not change'
        using errcode = 'check_violation', constraint = 'ck_quiz_question_groups_frozen';
end $$;
create trigger ck_quiz_question_groups_frozen before update or delete on quiz_question_groups
    for each row execute function refuse_frozen_question_group();

create function refuse_frozen_answer_template() returns trigger language plpgsql as $$
declare
    still boolean;
begin
    if tg_table_name = 'quiz_answer_templates' then
        still := old.frozen;
    else
        select frozen into still from quiz_answer_templates
        where id = case tg_op when 'DELETE' then old.template_id else new.template_id end for share;
    end if;
    if still then
        raise exception 'published instruments use this answer template'
            using errcode = 'check_violation', constraint = 'ck_quiz_answer_templates_frozen';
    end if;
    return case tg_op when 'DELETE' then old else new end;
end $$;
create trigger ck_quiz_answer_templates_frozen before update or delete on quiz_answer_templates
    for each row execute function refuse_frozen_answer_template();
create trigger ck_quiz_answer_template_items_frozen before insert or update or delete on quiz_answer_template_items
    for each row execute function refuse_frozen_answer_template();

do $$ begin
    perform audit_table('quiz_master_question_categories', 'assessment', 'MasterQuestionCategory');
    perform audit_table('quiz_answer_templates', 'assessment', 'AnswerTemplate');
    perform audit_table('quiz_answer_template_items', 'assessment', 'AnswerTemplate', key => 'template_id', part => true);
    perform audit_table('quiz_question_groups', 'assessment', 'QuestionGroup');
    perform audit_table('quiz_question_group_revisions', 'assessment', 'QuestionGroup',
        key => 'question_group_id', part => true, ignored => array['content']);
end $$;
