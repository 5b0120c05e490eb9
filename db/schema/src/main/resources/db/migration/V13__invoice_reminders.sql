-- Who was to be reminded of an invoice that is about to be due, or was due. Written once, whether or
-- not there was anything left to be paid then, so that no round looks at it again.
create table invoice_reminder (
    invoice_id bigint not null references invoice,
    kind text not null check (kind in ('due', 'overdue')),
    left_centavos bigint not null,
    reminded_at timestamptz not null,
    primary key (invoice_id, kind)
);
comment on column invoice_reminder.left_centavos is
    'What was left to be paid; nobody was told unless it was more than nothing';

-- What a round looks through: the cycles of some days, and of those the invoices without a reminder.
create index billing_cycle_due on billing_cycle (due_on);

grant select, insert on invoice_reminder to contaluz_billing;
