-- The validated series: what somebody has decided about a reading, kept beside it. Nothing is
-- changed or deleted: a decision ends when another takes its place, and what was known at any
-- moment can be read back.
create table reading_revision (
    reading_revision_id bigint generated always as identity primary key,
    usage_point_id int not null references usage_point,
    register smallint not null default 0,
    measured_at timestamptz not null,
    state text not null check (state in ('validated', 'estimated', 'edited', 'rejected')),
    register_wh bigint check (register_wh >= 0),
    known_from timestamptz not null,
    known_to timestamptz check (known_to > known_from),
    who varchar(100) not null check (who <> ''),
    why varchar(500) not null check (why <> ''),
    check ((state in ('estimated', 'edited')) = (register_wh is not null)),
    constraint reading_revision_one_at_a_time
        exclude using gist (
            usage_point_id with =,
            register with =,
            measured_at with =,
            tstzrange(known_from, known_to) with &&)
);
comment on column reading_revision.state is
    'validated: what the meter sent counts; edited, estimated: register_wh counts in its place; '
    'rejected: nothing counts at that time';
comment on column reading_revision.known_to is 'When another revision took its place; null while it holds';
create index reading_revision_key on reading_revision (usage_point_id, register, measured_at);

-- When a meter's stay, and its end, came to be known. A stay is added once and ended once, so that
-- these two tell all that was known of it at any moment. Of what was there before, it is not known.
alter table meter_installation
    add column known_from timestamptz not null default '-infinity',
    add column end_known_from timestamptz;
update meter_installation set end_known_from = '-infinity' where valid_to is not null;
alter table meter_installation alter column known_from set default now();

create function note_when_a_stay_ended() returns trigger
    language plpgsql
    set search_path = pg_catalog, public, pg_temp
as $$
begin
    if new.valid_to is not null and new.end_known_from is null then
        new.end_known_from := now();
    end if;
    return new;
end
$$;
create trigger meter_installation_end
    before insert or update on meter_installation
    for each row execute function note_when_a_stay_ended();

create index meter_installation_usage_point on meter_installation (usage_point_id, valid_from);

grant select, insert, update (known_to) on reading_revision to contaluz_billing;
