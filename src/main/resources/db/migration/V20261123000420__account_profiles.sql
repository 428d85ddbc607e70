create table profile_photos (
    id         uuid        not null constraint pk_profile_photos primary key,
    version    int         not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    user_id    uuid        not null
        constraint fk_profile_photos_user references users (id)
        constraint uq_profile_photos_user unique,
    public_key text        not null constraint uq_profile_photos_public_key unique,
    media_type text        not null
        constraint ck_profile_photos_media_type check (media_type in ('image/jpeg', 'image/png', 'image/webp')),
    width      int         not null constraint ck_profile_photos_width check (width between 1 and 6000),
    height     int         not null constraint ck_profile_photos_height check (height between 1 and 6000),
    content    bytea       not null constraint ck_profile_photos_content check (length(content) between 1 and 2097152)
);
comment on table profile_photos is 'Photos of users, without what the camera wrote down; public_key changes with each and names it in public.';

alter table profiles add column guardian_name text;
alter table profiles add column guardian_consent_at timestamptz;
alter table profiles add constraint ck_profiles_guardian check ((guardian_name is null) = (guardian_consent_at is null));
comment on column profiles.guardian_consent_at is 'When the guardian of somebody below 18 agreed to the use of the service; without it such a person cannot buy.';
