package org.threatreviews.invariant;

/**
 * Of what is open and belongs to somebody at a client. While nobody at the client may accept risks,
 * a request to accept one waits; that is the lead's task.
 */
final class PeopleQueries {

  static final String OPEN_WITH_SOMEBODY_GONE = """
      select 'question waited for by ' || q.reader as kind, q.reference,
             q.client_reference as client, q.asked_at as since
      from question_reader q
      where not exists (select 1 from client_contact c
                        where c.client_reference = q.client_reference
                          and lower(c.email) = lower(q.reader))
      union all
      select 'escalation rule with ' || r.email, r.client_reference, r.client_reference, null
      from escalation_contact r
      where not exists (select 1 from client_contact c
                        where c.client_reference = r.client_reference
                          and lower(c.email) = lower(r.email))
      union all
      select 'acceptance asked of ' || a.asked, o.reference, o.client_reference, a.asked_at
      from open_incident o join acceptance_request a on a.incident_reference = o.reference
        and a.asked_at >= o.asked_at
      where o.status = 'AWAITING_CLIENT'
        and not exists (select 1 from client_contact c
                        where c.client_reference = o.client_reference
                          and c.risk_authority and lower(c.email) = lower(a.asked))
        and not exists (select 1 from acceptance_request other
                        join client_contact c on c.client_reference = o.client_reference
                          and c.risk_authority and lower(c.email) = lower(other.asked)
                        where other.incident_reference = o.reference
                          and other.asked_at >= a.asked_at)
        and exists (select 1 from client_contact c
                    where c.client_reference = o.client_reference and c.risk_authority
                      and lower(c.email) <> lower(a.asked_by))
      """;

  /** A farewell is meant for who has left; one address may be named for a single mail. */
  static final String MAIL_TO_SOMEBODY_GONE = """
      select m.template || ' to ' || m.recipient as kind, m.business_key as reference,
             m.client_reference as client, m.created_at as since
      from waiting_contact_mail m
      join begun_onboarding b on b.client_reference = m.client_reference
      where m.template <> 'contact-left'
        and not exists (select 1 from client_contact c
                        where c.client_reference = m.client_reference
                          and lower(c.email) in (lower(m.recipient), lower(m.instead_of)))
      """;

  private PeopleQueries() {}
}
