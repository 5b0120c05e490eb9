-- Who answers for a usage point, and on which terms it is supplied, is asked all day long. The indexes
-- that keep periods apart would tell it too, but read ten times as many pages to do so.

create index customer_agreement_usage_point on customer_agreement (usage_point_id, valid_from);
create index supply_terms_usage_point on supply_terms (usage_point_id, valid_from);
