-- One login role a service, each with only what it needs. The owner (who runs this) is neither of them.
-- Roles belong to the whole server, so a second database on it finds them there already.
-- Their passwords come with afterMigrate.sql.
do $$
declare
    service text;
begin
    foreach service in array array['contaluz_ingest', 'contaluz_billing'] loop
        if not exists (select from pg_roles where rolname = service) then
            execute format('create role %I login', service);
        end if;
        execute format('grant connect on database %I to %I', current_database(), service);
        execute format('grant usage on schema public to %I', service);
    end loop;
end
$$;
