-- All that is asked of who holds a usage point, in one index. Without, the planner finds it as dear as the one that keeps
-- periods apart, and takes that.
drop index customer_agreement_usage_point;
create index customer_agreement_usage_point on customer_agreement (usage_point_id, valid_from)
    include (valid_to, customer_id);
