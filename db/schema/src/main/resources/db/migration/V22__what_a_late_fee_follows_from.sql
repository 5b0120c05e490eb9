-- A fine and its interest follow from a payment: from its date, and from how much of what was due it paid.

alter table carried_entry
    add column payment_id bigint references payment,
    add column late_base numeric check (late_base >= 0),
    add check ((payment_id is null) = (late_base is null)),
    add check (payment_id is null or kind in ('fine', 'interest'));
comment on column carried_entry.payment_id is
    'The payment that was late; null for what is but an amount';
comment on column carried_entry.late_base is 'R$, in full: what the fine and the interest are of';
