-- A conventional bill is some 2.2 kB: by default it would be cut in two and kept beside the table, each half found by an index.
alter table invoice set (toast_tuple_target = 4096);
