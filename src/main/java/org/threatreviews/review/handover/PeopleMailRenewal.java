package org.threatreviews.review.handover;

import java.util.EnumSet;
import java.util.Set;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;
import org.threatreviews.client.Client;
import org.threatreviews.client.ClientStatus;
import org.threatreviews.client.Clients;
import org.threatreviews.notification.MailKind;
import org.threatreviews.notification.MailRenewal;

/** People or dates that changed while a mail about who holds a client's reviews was waiting. */
@Component
class PeopleMailRenewal implements MailRenewal {

  private final Clients clients;
  private final PeopleNews news;

  PeopleMailRenewal(Clients clients, PeopleNews news) {
    this.clients = clients;
    this.news = news;
  }

  @Override
  public Set<MailKind> kinds() {
    return EnumSet.of(MailKind.REVIEW_PEOPLE_CHANGED, MailKind.ANALYST_CLIENT_TAKEN_OVER);
  }

  /** Nothing about a contract that is over. */
  @Override
  public void renew(MailKind kind, String reference, int count, Predicate<String> to) {
    Client client = clients.get(reference);
    if (client.status() == ClientStatus.ENDED) {
      return;
    }
    if (kind.isForStaff()) {
      news.tellHoldersAnew(client, count, to);
    } else {
      news.tellAnew(client, count, to);
    }
  }
}
