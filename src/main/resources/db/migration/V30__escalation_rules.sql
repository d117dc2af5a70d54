-- whom a client wants called about an incident; where it has no rule, the decision escalation-rules
-- says it. contacts: their addresses, the one to be called first coming first
create table escalation_rule (
  client_reference text not null references client (reference),
  severity         text not null check (severity in ('CRITICAL', 'HIGH', 'MEDIUM', 'LOW')),
  hours            text not null check (hours in ('AROUND_THE_CLOCK', 'WORKING_HOURS')),
  contacts         text[] not null check (cardinality(contacts) > 0),
  primary key (client_reference, severity, hours)
);
