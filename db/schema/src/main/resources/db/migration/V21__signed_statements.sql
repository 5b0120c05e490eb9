-- What is signed of a cycle's invoices is a statement: of which cycle and days they are, how many,
-- and when it was published. A root that was signed alone could be said of any cycle: it goes, and
-- is signed anew when its cycle is closed again.

delete from tree_root;
alter table tree_root
    drop column root,
    drop column key_id,
    drop column published_at,
    add column statement text not null;
comment on column tree_root.statement is
    'What is signed, as canonical JSON: it stays as it was said, whatever becomes of the cycle';
