-- What the service may do, each time the migrations have run: read and write rows, change no structure, and rewrite
-- nothing that is append-only. Without effect where the service runs as the owner.
do $$
declare
    service  text := '${applicationRole}';
    owner    text := current_user;
    found    record;
    guard    text;
    editable text;
begin
    if service = owner or not exists (select from pg_roles where rolname = service) then
        return;
    end if;
    -- two starts at once would meet in the catalogue
    perform pg_advisory_xact_lock(hashtext('tm.grants'));
    if not has_schema_privilege(service, 'public', 'usage') then
        execute format('grant usage on schema public to %I', service);
    end if;
    for found in
        select c.oid, c.relname::text as name, c.relkind from pg_class c
        where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm', 'S') and not c.relispartition
          -- what an extension brings has its own rights
          and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
    loop
        if found.relkind = 'S' then
            if not has_sequence_privilege(service, found.oid, 'usage') then
                execute format('grant usage, select on sequence public.%I to %I', found.name, service);
            end if;
            continue;
        end if;
        if not has_table_privilege(service, found.oid, 'select') then
            execute format('grant select on public.%I to %I', found.name, service);
        end if;
        select t.tgname, split_part(encode(t.tgargs, 'escape'), '\000', 1) into guard, editable
        from pg_trigger t where t.tgrelid = found.oid and t.tgname like '%\_append\_only';
        if guard is not null or found.name in ('flyway_schema_history') then
            if has_table_privilege(service, found.oid, 'update') or has_table_privilege(service, found.oid, 'delete')
                or has_table_privilege(service, found.oid, 'truncate')
            then
                execute format('revoke update, delete, truncate on public.%I from %I', found.name, service);
            end if;
            if found.name in ('activity_log', 'activity_log_retentions', 'flyway_schema_history') then
                -- written by triggers and functions of the owner only
                if has_table_privilege(service, found.oid, 'insert') then
                    execute format('revoke insert on public.%I from %I', found.name, service);
                end if;
            elsif not has_table_privilege(service, found.oid, 'insert') then
                execute format('grant insert on public.%I to %I', found.name, service);
            end if;
            if editable <> '' and editable <> '{}' then
                execute format(
                    'grant update (%s) on public.%I to %I',
                    (select string_agg(quote_ident(name), ', ') from unnest(editable::text[]) as e (name)), found.name, service);
            end if;
        elsif not (has_table_privilege(service, found.oid, 'insert') and has_table_privilege(service, found.oid, 'update')
            and has_table_privilege(service, found.oid, 'delete'))
        then
            execute format('grant insert, update, delete on public.%I to %I', found.name, service);
        end if;
    end loop;
    if to_regprocedure('public.audit_make_partitions(int)') is not null
        and not has_function_privilege(service, 'public.audit_drop_partitions(interval)', 'execute')
    then
        execute format('grant execute on function public.audit_make_partitions(int) to %I', service);
        execute format('grant execute on function public.audit_drop_partitions(interval) to %I', service);
    end if;
end $$;
