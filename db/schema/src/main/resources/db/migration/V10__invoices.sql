-- What a usage point is billed by, and its bills.

create table supply_terms (
    supply_terms_id int generated always as identity primary key,
    usage_point_id int not null references usage_point,
    valid_from date not null,
    valid_to date check (valid_to > valid_from),
    modality text not null check (modality in ('conventional', 'white', 'social', 'prepaid')),
    connection text not null check (connection in
        ('single_phase', 'two_phase_two_wire', 'two_phase_three_wire', 'three_phase')),
    state char(2) not null check (state ~ '^[A-Z]{2}$'),
    municipality varchar(100) not null check (municipality <> ''),
    cycle_group varchar(16) collate "C" not null check (cycle_group <> ''),
    constraint supply_terms_one_at_a_time
        exclude using gist (usage_point_id with =, daterange(valid_from, valid_to) with &&)
);
comment on column supply_terms.valid_to is 'First day on which they no longer hold; null while they do';
comment on column supply_terms.cycle_group is 'The usage points whose cycles begin and end together';
create index supply_terms_group on supply_terms (cycle_group, usage_point_id);

create table billing_cycle (
    billing_cycle_id int generated always as identity primary key,
    cycle_group varchar(16) collate "C" not null check (cycle_group <> ''),
    starts_on date not null,
    ends_on date not null check (ends_on > starts_on),
    due_on date not null check (due_on >= ends_on),
    rule_pack varchar(64) not null,
    state text not null default 'open' check (state in ('open', 'closing', 'closed')),
    closed_at timestamptz,
    constraint billing_cycle_one_at_a_time
        exclude using gist (cycle_group with =, daterange(starts_on, ends_on) with &&)
);
comment on column billing_cycle.ends_on is 'The day after the last one';

create table invoice (
    invoice_id bigint generated always as identity primary key,
    usage_point_id int not null references usage_point,
    billing_cycle_id int not null references billing_cycle,
    state text not null check (state in ('issued', 'corrected')),
    energy_wh bigint not null check (energy_wh >= 0),
    total_centavos bigint not null,
    estimated boolean not null,
    bill text not null,
    issued_at timestamptz not null,
    unique (usage_point_id, billing_cycle_id)
);
comment on table invoice is 'Issued once, and never changed but for being marked as corrected';
comment on column invoice.bill is 'The whole bill as it was issued, in JSON';
create index invoice_cycle on invoice (billing_cycle_id, invoice_id);

create function keep_invoice() returns trigger
    language plpgsql
    set search_path = pg_catalog, public, pg_temp
as $$
begin
    if (new.invoice_id, new.usage_point_id, new.billing_cycle_id, new.energy_wh,
            new.total_centavos, new.estimated, new.bill, new.issued_at)
        is distinct from (old.invoice_id, old.usage_point_id, old.billing_cycle_id, old.energy_wh,
            old.total_centavos, old.estimated, old.bill, old.issued_at)
        or old.state = 'corrected' and new.state <> 'corrected'
    then
        raise exception 'an issued invoice is not changed' using errcode = '23514';
    end if;
    return new;
end
$$;
create trigger keep_invoice before update on invoice for each row execute function keep_invoice();

create table invoice_refusal (
    billing_cycle_id int not null references billing_cycle,
    usage_point_id int not null references usage_point,
    reason text not null,
    primary key (billing_cycle_id, usage_point_id)
);
comment on table invoice_refusal is 'Usage points that a closing could not bill, and why';

create table payment (
    payment_id bigint generated always as identity primary key,
    invoice_id bigint not null references invoice,
    paid_on date not null,
    means text not null check (means in ('pix', 'boleto', 'debito', 'cartao', 'dinheiro')),
    amount_centavos bigint not null check (amount_centavos > 0),
    reference varchar(64) collate "C" not null check (reference <> ''),
    recorded_at timestamptz not null,
    unique (invoice_id, reference)
);
comment on column payment.reference is 'What the payer''s side knows it by: sent again, it is the same';

grant select, insert on supply_terms, billing_cycle, invoice, invoice_refusal, payment
    to contaluz_billing;
grant update (valid_to, modality, connection, state, municipality, cycle_group) on supply_terms
    to contaluz_billing;
grant update (state, closed_at) on billing_cycle to contaluz_billing;
grant update (state) on invoice to contaluz_billing;
grant update (reason), delete on invoice_refusal to contaluz_billing;
