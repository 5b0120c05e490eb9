-- Passwords are configuration, not schema: each migration run sets them to what the service was
-- given. The lock keeps two services that start at once from altering one role together.
do $$
begin
    perform pg_advisory_xact_lock(hashtext('contaluz role passwords'));
    execute format('alter role contaluz_ingest password %L', '${ingestPassword}');
    execute format('alter role contaluz_billing password %L', '${billingPassword}');
end
$$;
