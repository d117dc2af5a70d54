package org.threatreviews.invariant;

/** Of people at clients. */
final class ContactQueries {

  static final String RISK_AUTHORITY = """
      select 'nobody may accept risks' as kind, c.reference as reference, c.reference as client,
             null::timestamptz as since
      from current_client c join begun_onboarding b on b.client_reference = c.reference
      where not exists (select 1 from client_contact k
                        where k.client_reference = c.reference and k.risk_authority)
        and not exists (select 1 from task t where t.key = c.reference and t.process = 'risk-authority')
        and not exists (select 1 from busy u where u.key = c.reference and u.process = 'risk-authority')
      """;

  static final String DEPARTURE = """
      select 'departure without a process' as kind, k.email as reference,
             k.client_reference as client, null::timestamptz as since
      from client_contact k
      where k.last_day is not null
        and not exists (select 1 from instance i where i.process = 'contact-departure'
                        and i.key = k.client_reference || '/' || k.id)
      """;

  private ContactQueries() {}
}
