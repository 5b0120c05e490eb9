-- Each closing asks of each usage point whether it was prepaid for a part of the cycle: nearly none was.
create index supply_terms_prepaid on supply_terms (usage_point_id) where modality = 'prepaid';
