package org.threatreviews.invariant;

/** Of mails that must not leave any more. */
final class MailQueries {

  /** To find the few that wait takes longer than all else, so they are read once. */
  static final String OF_THE_PAST = """
      with waiting as materialized (select * from waiting_mail)
      select m.template as kind, m.business_key as reference, m.client_reference as client,
             m.created_at as since
      from waiting m join incident_stand s on s.reference = m.business_key
      where m.about = 'INCIDENT' and m.facts ->> 'open' = 'true' and s.stand ->> 'open' = 'false'
      union all
      select m.template, m.business_key, m.client_reference, m.created_at
      from waiting m join question_stand s on s.reference = m.business_key
      where m.about = 'QUESTION' and m.facts <> '{}' and s.stand ->> 'status' = 'CLOSED'
      union all
      select m.template, m.business_key, m.client_reference, m.created_at
      from waiting m
      where m.about not in ('CONTRACT', 'CONTACT') and exists (
        select 1 from left_mail newer
        where newer.business_key = m.business_key and newer.about = m.about
          and newer.recipient = m.recipient and newer.number > m.number)
      """;

  private MailQueries() {}
}
