-- What is to be told of a usage point. The key makes one of what is found again and again: one
-- excess a day, one silence for as long as it lasts.
create table alert (
    alert_id bigint generated always as identity primary key,
    usage_point_id int not null references usage_point,
    kind text not null check (kind in ('excess', 'silence', 'standstill', 'fall')),
    day date not null,
    energy_wh bigint check (energy_wh >= 0),
    raised_at timestamptz not null default now(),
    unique (usage_point_id, kind, day)
);
comment on column alert.day is
    'Where the usage point is: the day in excess, or that of the last good reading';
comment on column alert.energy_wh is 'What an excess goes beyond the mean';

grant select, insert on alert to contaluz_billing;
