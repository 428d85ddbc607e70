-- Codes that were written before there was a list of them stay as they are until the profile is changed.
alter table profiles add constraint fk_profiles_village foreign key (village_code) references villages (code) not valid;
create index ix_profiles_village_code on profiles (village_code);
