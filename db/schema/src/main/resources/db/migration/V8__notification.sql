-- What happened, and who is still to be told.

alter table customer add column email varchar(254) check (email <> '');
comment on column customer.email is 'Where mail about their usage points goes; null to send none';

create table webhook (
    webhook_id uuid primary key,
    url varchar(2000) not null,
    kinds text[] not null,
    sealed bytea not null,
    created_at timestamptz not null
);
comment on column webhook.kinds is 'What it is told of; empty for everything';
comment on column webhook.sealed is
    'Its secret, as datagram_key.sealed is, with "webhook/webhook_id" as associated data';

-- Written by the transaction in which it happened, so that neither is there without the other.
create table notification_event (
    event_id uuid primary key,
    kind varchar(40) not null,
    matricula varchar(32) collate "C" not null,
    message text not null,
    body text not null,
    occurred_at timestamptz not null
);
comment on column notification_event.message is 'Portuguese, for people';
comment on column notification_event.body is 'The JSON that every attempt sends, to the byte';
create index notification_event_occurred_at on notification_event (occurred_at);

create table notification_delivery (
    notification_delivery_id bigint generated always as identity primary key,
    event_id uuid not null references notification_event on delete cascade,
    webhook_id uuid references webhook on delete cascade,
    receiver uuid not null
        generated always as (coalesce(webhook_id, '00000000-0000-0000-0000-000000000000')) stored,
    state varchar(9) not null default 'waiting'
        check (state in ('waiting', 'delivered', 'set-aside', 'skipped')),
    attempts int not null default 0,
    due_at timestamptz not null,
    outcome varchar(500),
    finished_at timestamptz,
    unique (event_id, receiver)
);
comment on column notification_delivery.webhook_id is 'Null for e-mail';
comment on column notification_delivery.due_at is
    'When it is tried next; whoever tries it moves this on first, so that it is tried again if they vanish';
create index notification_delivery_due on notification_delivery (receiver, due_at)
    where state = 'waiting';
create index notification_delivery_receiver
    on notification_delivery (receiver, notification_delivery_id);

grant select, insert, update, delete on webhook, notification_event, notification_delivery
    to contaluz_billing;
