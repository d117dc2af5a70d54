package org.threatreviews.portal;

import org.springframework.stereotype.Component;
import org.threatreviews.client.Client;
import org.threatreviews.client.Clients;
import org.threatreviews.notification.ContactLink;
import org.threatreviews.notification.ContactLinks;
import org.threatreviews.notification.LinkScope;

/** Finds out who has opened a link. */
@Component
class Visits {

  private final ContactLinks links;
  private final Clients clients;

  Visits(ContactLinks links, Clients clients) {
    this.links = links;
    this.clients = clients;
  }

  /**
   * @throws LinkNotValid when the token opens nothing
   */
  Visit of(String token) {
    ContactLink link = links.resolve(token).orElseThrow(LinkNotValid::new);
    Client client = clients.get(link.clientReference());
    return client
        .contact(link.email())
        .map(contact -> new Visit("/c/" + token, link, client, contact))
        .orElseThrow(LinkNotValid::new);
  }

  /**
   * @throws LinkNotValid when the token opens nothing of this scope
   */
  Visit of(String token, LinkScope scope) {
    Visit visit = of(token);
    if (visit.link().scope() != scope) {
      throw new LinkNotValid();
    }
    return visit;
  }
}
