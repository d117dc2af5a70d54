-- Who had signed in where somebody else's word was written down, such as a contact's during a call.
alter table incident_feedback add column recorded_by text;
alter table decision add column recorded_by text;
