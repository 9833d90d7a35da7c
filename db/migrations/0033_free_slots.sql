-- An index that asks how many places are taken is written again with every booking, and so are all the others of the row.
-- Without that a booking changes the row alone (HOT), however many want the same morning.
drop index slots_free;
create index slots_free on slots (scheme_id, type, day) where closed_at is null;
