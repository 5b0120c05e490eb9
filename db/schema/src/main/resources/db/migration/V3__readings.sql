-- Append-only. No foreign key to usage_point: its check would run once a row on the fastest path of
-- the system, and neither service may delete a usage point.
create table meter_reading (
    usage_point_id int not null,
    register smallint not null default 0,
    measured_at timestamptz not null,
    register_wh bigint not null check (register_wh >= 0),
    received_at timestamptz not null default now(),
    source smallint not null,
    primary key (usage_point_id, register, measured_at)
) partition by range (measured_at);
comment on column meter_reading.register is '0 is OBIS 1-0:1.8.0, cumulative import';
comment on column meter_reading.register_wh is 'The register in watt-hours';
comment on column meter_reading.source is '1 datagram, 2 import, 3 demonstration';

-- A second value for a time that has one: kept beside it, never over it.
create table reading_conflict (
    usage_point_id int not null,
    register smallint not null default 0,
    measured_at timestamptz not null,
    register_wh bigint not null,
    received_at timestamptz not null default now(),
    source smallint not null,
    primary key (usage_point_id, register, measured_at, register_wh)
);

-- Well-formed datagrams of a matricula that nobody has registered yet, whole, to be taken in again.
create table quarantined_datagram (
    quarantined_datagram_id bigint generated always as identity primary key,
    matricula varchar(32) collate "C" not null,
    received_at timestamptz not null,
    sender text not null,
    payload bytea not null
);
create index quarantined_datagram_matricula on quarantined_datagram (matricula);

-- What could not be taken in, and why: for the one who has to explain a silent meter.
create table rejected_datagram (
    rejected_datagram_id bigint generated always as identity primary key,
    received_at timestamptz not null,
    sender text not null,
    reason text not null,
    payload bytea not null
);
comment on column rejected_datagram.payload is 'The first bytes of it';
create index rejected_datagram_received_at on rejected_datagram (received_at);

-- Makes the month (in UTC) that holds a time, where it is missing. Created first and attached then,
-- since CREATE TABLE … PARTITION OF would lock out every reader and writer of the parent.
create function ensure_reading_month(at timestamptz) returns void
    language plpgsql
    security definer
    set search_path = pg_catalog, public, pg_temp
as $$
declare
    first_day timestamptz := date_trunc('month', at, 'UTC');
    next_month timestamptz := date_trunc('month', at, 'UTC') + interval '1 month';
    partition text := 'meter_reading_' || to_char(at at time zone 'UTC', 'YYYY_MM');
begin
    if at > now() + interval '62 days' then
        raise exception 'no month is made for %, which is too far ahead', at using errcode = '22023';
    end if;
    if to_regclass('public.' || partition) is not null then
        return;
    end if;
    perform pg_advisory_xact_lock(hashtext('ensure_reading_month'));
    if to_regclass('public.' || partition) is not null then
        return;
    end if;
    execute format('create table public.%I (like public.meter_reading including all)', partition);
    execute format(
        'alter table public.meter_reading attach partition public.%I for values from (%L) to (%L)',
        partition, first_day, next_month);
end
$$;
revoke execute on function ensure_reading_month(timestamptz) from public;
grant execute on function ensure_reading_month(timestamptz) to contaluz_ingest, contaluz_billing;

grant select, insert on meter_reading, reading_conflict to contaluz_ingest, contaluz_billing;
grant select, insert, delete on quarantined_datagram, rejected_datagram to contaluz_ingest;
grant select on quarantined_datagram, rejected_datagram to contaluz_billing;
