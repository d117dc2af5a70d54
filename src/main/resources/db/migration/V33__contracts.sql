-- What a review has left to a next one that there is not, and how the team lead has dealt with it.
alter table agenda_item add column settled_note text;
