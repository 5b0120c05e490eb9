-- The second class of the social tariff, since 2026.

alter table supply_terms drop constraint supply_terms_modality_check;
alter table supply_terms add constraint supply_terms_modality_check
    check (modality in ('conventional', 'white', 'social', 'social_cde', 'prepaid'));
