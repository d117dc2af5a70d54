package org.threatreviews.notification.delivery;

import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.threatreviews.notification.MailKind;
import org.threatreviews.notification.MailRenewal;

/** Has mails written anew by the modules that know what they say. */
@Component
class Renewals {

  private final JdbcClient jdbc;

  /** Asked for late: each writes mails itself. */
  private final ObjectProvider<MailRenewal> renewals;

  Renewals(JdbcClient jdbc, ObjectProvider<MailRenewal> renewals) {
    this.jdbc = jdbc;
    this.renewals = renewals;
  }

  boolean isRenewable(MailKind kind) {
    return renewals.stream().anyMatch(renewal -> renewal.kinds().contains(kind));
  }

  void renew(MailKind kind, String businessKey, Collection<String> recipients) {
    Set<String> addresses = recipients.stream()
        .map(recipient -> recipient.toLowerCase(Locale.ROOT))
        .collect(Collectors.toUnmodifiableSet());
    int count = freeCount(kind, businessKey);
    renewals.stream()
        .filter(renewal -> renewal.kinds().contains(kind))
        .forEach(renewal -> renewal.renew(
            kind,
            businessKey,
            count,
            address -> addresses.contains(address.toLowerCase(Locale.ROOT))));
  }

  /** Below zero, where the steps that write mails for the first time don't count. */
  private int freeCount(MailKind kind, String businessKey) {
    return jdbc.sql("""
            select least(coalesce(min(count), 0), 0) - 1 from mail_outbox
            where process = :process and business_key = :key and element = :element
            """)
        .param("process", kind.step().process())
        .param("key", businessKey)
        .param("element", kind.step().element())
        .query(Integer.class)
        .single();
  }
}
