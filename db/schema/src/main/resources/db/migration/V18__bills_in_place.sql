-- A conventional bill is some 2.2 kB: by default it would be cut in two and kept beside the table, each half found by an index.
alter table invoice set (toast_tuple_target = 4096);

-- What tells a cycle's progress: its invoices are counted by their state, and the bills beside it are not read.
drop index invoice_cycle;
create index invoice_cycle on invoice (billing_cycle_id, invoice_id) include (state);
