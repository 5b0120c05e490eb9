-- Credit of usage points that pay for energy before they use it. What they use is not booked: it is
-- told from the readings each time, so that a corrected reading corrects the balance.
create table prepaid_account (
    usage_point_id int primary key references usage_point,
    rule_pack varchar(64) not null,
    level text not null default 'enough' check (level in ('enough', 'low', 'empty'))
);
comment on column prepaid_account.rule_pack is 'What the next purchase is priced by';
comment on column prepaid_account.level is
    'How far the credit had gone when it was last looked at: to fall below it is told, once';

create table prepaid_entry (
    prepaid_entry_id bigint generated always as identity primary key,
    usage_point_id int not null references prepaid_account,
    kind text not null check (kind in ('start', 'emergency', 'purchase', 'repayment')),
    booked_at timestamptz not null,
    energy_wh bigint not null check (kind = 'repayment' and energy_wh <= 0
        or kind <> 'repayment' and energy_wh >= 0),
    paid_centavos bigint not null default 0 check (paid_centavos >= 0),
    reference varchar(64) collate "C" check (reference <> ''),
    rule_pack varchar(64),
    formula text,
    check ((kind = 'start') = (reference is null)),
    check ((kind = 'purchase') = (rule_pack is not null)),
    check ((kind = 'purchase') = (formula is not null)),
    check (kind = 'purchase' or paid_centavos = 0),
    unique nulls not distinct (usage_point_id, kind, reference)
);
comment on table prepaid_entry is 'Added to, and never changed: credit does not expire';
comment on column prepaid_entry.reference is
    'What the payer''s side knows it by: sent again, it is the same. A repayment has its purchase''s; '
    'a start has none, and so there is one';
comment on column prepaid_entry.formula is 'How the energy follows from what was paid';

grant select, insert on prepaid_account, prepaid_entry to contaluz_billing;
grant update (rule_pack, level) on prepaid_account to contaluz_billing;
