-- The voltage that a meter may tell with a reading. In the row of the reading, where it takes what
-- alignment leaves free, and where all that happens to a reading happens to it. No check, since
-- adding one would read every row there is; the decoder lets nothing but 0 to 9999 pass.
alter table meter_reading add column decivolts smallint;
comment on column meter_reading.decivolts is
    'The lowest rms voltage of any phase in tenths of a volt; null where the meter told none';

alter table reading_conflict add column decivolts smallint;

-- What is low follows from it.
alter table supply_terms add column nominal_volts smallint
    check (nominal_volts between 1 and 999);
comment on column supply_terms.nominal_volts is
    'Nominal voltage, as 127 or 220; null where nobody has said, and no voltage is judged';
grant update (nominal_volts) on supply_terms to contaluz_billing;

alter table alert
    drop constraint alert_kind_check,
    add constraint alert_kind_check
        check (kind in ('excess', 'silence', 'standstill', 'fall', 'low_voltage')),
    add column lowest_decivolts smallint,
    add column critical boolean;
comment on column alert.lowest_decivolts is 'The lowest voltage of the day when the alert was raised';
comment on column alert.critical is 'Whether the voltage was below the critical limit';
