-- A voucher's row is what bookings queue up at (`for no key update`), which needs the right to change it. Its number,
-- holder and case stay what they were at issue.
alter table vouchers add column shown jsonb not null default '[]'; -- what a facility is told once it is booked
alter table vouchers add column revoked_at timestamptz;
grant update (facts, shown, valid_from, valid_until, scheme_version, revoked_at) on vouchers to mannaka_app;

-- The same voucher cannot be used twice at once, and the office's list of bookings goes by day.
create index reservations_municipality_day on reservations (municipality_id, day, id);

-- Which bookings a slot or a pattern's slots are kept for, when it is closed.
create index slots_pattern on slots (facility_id, pattern_id, day);
