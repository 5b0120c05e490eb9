-- Who is supplied on some terms for a part of a cycle only is billed for that part.

alter table invoice
    add column starts_on date,
    add column ends_on date check (ends_on > starts_on);
comment on column invoice.starts_on is 'The first day, where it is not the first of its cycle';
comment on column invoice.ends_on is 'The day after the last, where it is not that of its cycle';
