-- Drafts of invoices, the chain of what was issued and paid, corrections, and what they leave for
-- the next invoice.

grant usage on sequence invoice_invoice_id_seq to contaluz_billing;

alter table invoice drop constraint invoice_state_check;
alter table invoice add check (state in ('draft', 'issued', 'corrected'));
comment on table invoice is
    'Issued once, and never changed but for being marked as corrected; a draft is replaced';
comment on column invoice.issued_at is 'Of a draft, when it was computed';

-- A bill of some 2 KiB is kept as it is: to compress it takes as long as to compute it.
alter table invoice set (toast_tuple_target = 8160);

create or replace function keep_invoice() returns trigger
    language plpgsql
    set search_path = pg_catalog, public, pg_temp
as $$
begin
    if tg_op = 'DELETE' then
        if old.state <> 'draft' then
            raise exception 'an issued invoice is not deleted' using errcode = '23514';
        end if;
        return old;
    end if;
    if to_jsonb(new) - 'state' is distinct from to_jsonb(old) - 'state'
        or old.state <> new.state and (old.state, new.state) <> ('issued', 'corrected')
    then
        raise exception 'an issued invoice is not changed' using errcode = '23514';
    end if;
    return new;
end
$$;
create trigger keep_issued_invoice before delete on invoice
    for each row execute function keep_invoice();
grant delete on invoice to contaluz_billing;

create table chain_link (
    usage_point_id int not null references usage_point,
    position int not null check (position >= 1),
    kind text not null check (kind in ('invoice', 'payment', 'correction')),
    reference bigint not null,
    tree int,
    content bytea not null check (length(content) = 32),
    digest bytea not null check (length(digest) = 32),
    primary key (usage_point_id, position),
    check ((kind = 'invoice') = (tree is not null))
);
comment on table chain_link is 'What was recorded of a usage point, each after all before it';
comment on column chain_link.tree is 'The billing cycle among whose invoices it has its place';
comment on column chain_link.content is 'SHA-256 of the canonical JSON of what is recorded';
comment on column chain_link.digest is 'SHA-256 of the byte 2, the digest before it, and content';
create unique index chain_link_tree on chain_link (tree, reference) where tree is not null;

create table bill_key (
    key_id char(16) primary key check (key_id ~ '^[0-9a-f]{16}$'),
    public_key bytea not null,
    sealed_private bytea not null,
    created_at timestamptz not null
);
comment on column bill_key.public_key is 'Ed25519, X.509';
comment on column bill_key.sealed_private is 'PKCS #8, sealed under the master key';

create table tree_root (
    tree int not null,
    leaves int not null check (leaves > 0),
    root bytea not null check (length(root) = 32),
    key_id char(16) not null references bill_key,
    signature text not null,
    published_at timestamptz not null,
    primary key (tree, leaves)
);
comment on table tree_root is
    'Signed roots of a cycle''s invoices: a later one has more leaves, and begins with the same';

create table correction (
    correction_id bigint generated always as identity primary key,
    invoice_id bigint not null references invoice,
    bill text not null,
    difference_centavos bigint not null,
    adjustment numeric not null,
    form text not null check (form in ('credit_note', 'next_invoice')),
    who varchar(100) not null check (who <> ''),
    why varchar(500) not null check (why <> ''),
    made_at timestamptz not null
);
comment on table correction is 'What an invoice should have been, known later';
comment on column correction.bill is 'The whole bill as it follows now, in JSON';
comment on column correction.difference_centavos is
    'What follows now less what was billed before; above 0 where too little was billed';
comment on column correction.adjustment is
    'R$ that are taken for it (above 0) or given back (below 0), within the bounds of the rules';
create index correction_invoice on correction (invoice_id, correction_id);

create table carried_entry (
    carried_entry_id bigint generated always as identity primary key,
    usage_point_id int not null references usage_point,
    kind text not null check (kind in
        ('fine', 'interest', 'monetary_correction', 'credit', 'adjustment')),
    title varchar(200) not null check (title <> ''),
    amount numeric not null check (amount <> 0),
    invoice_id bigint not null references invoice,
    noted_at timestamptz not null,
    billed_by bigint references invoice,
    reference varchar(100) not null check (reference <> ''),
    unique (invoice_id, reference)
);
comment on table carried_entry is 'What the next invoice of a usage point takes up';
comment on column carried_entry.amount is 'R$, in full; below 0 for what is given back';
comment on column carried_entry.invoice_id is 'The invoice that it comes from';
comment on column carried_entry.reference is 'What it is known by: noted again, it is the same';
comment on column carried_entry.billed_by is 'The invoice that took it up; null until then';
create index carried_entry_waiting on carried_entry (usage_point_id) where billed_by is null;

grant select, insert on chain_link, bill_key, tree_root, correction, carried_entry
    to contaluz_billing;
grant update (billed_by) on carried_entry to contaluz_billing;
