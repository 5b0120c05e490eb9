-- Datagrams that prove who sent them, and that are answered (docs/wire-format.md).
alter table usage_point
    add column datagram_policy text not null default 'legacy'
        check (datagram_policy in ('legacy', 'mac-required')),
    add column changed_at timestamptz not null default now();
comment on column usage_point.datagram_policy is
    'legacy takes datagrams without a mac, mac-required does not; never lowered again by a service';
comment on column usage_point.changed_at is 'When its zone, policy or keys last changed';
create index usage_point_changed_at on usage_point (changed_at);

create table datagram_key (
    usage_point_id int not null references usage_point,
    kid varchar(32) collate "C" not null check (kid ~ '^[0-9A-Za-z._-]{1,32}$'),
    sealed bytea not null,
    created_at timestamptz not null default now(),
    primary key (usage_point_id, kid)
);
comment on column datagram_key.sealed is
    '1, then a nonce of 12 bytes, then AES-256-GCM of the key and its tag, under the master key, '
    'with "usage_point_id/kid" as associated data';

-- What was stored of a meter's sequence, so that an answer can name the gaps.
create table datagram_sequence (
    usage_point_id int primary key,
    boot bigint not null,
    stored int8multirange not null
) with (fillfactor = 70);

grant select on datagram_key to contaluz_ingest;
grant select, insert, update, delete on datagram_key to contaluz_billing;
grant select, insert, update on datagram_sequence to contaluz_ingest;

-- A datagram may hold many readings now, and readings are what is counted.
alter table quarantined_datagram add column readings smallint not null default 1;
