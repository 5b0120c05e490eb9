-- The ranges of matriculas that simulator replicas hold, so that no two of them are one meter.
create table matricula_lease (
    holder varchar(100) primary key check (holder <> ''),
    first_matricula bigint not null check (first_matricula > 0),
    size int not null check (size between 1 and 1000000),
    expires_at timestamptz not null,
    constraint matricula_lease_apart
        exclude using gist (int8range(first_matricula, first_matricula + size) with &&)
);

grant select, insert, update, delete on matricula_lease to contaluz_billing;
