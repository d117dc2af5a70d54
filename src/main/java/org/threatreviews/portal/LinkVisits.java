package org.threatreviews.portal;

import java.time.Clock;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.threatreviews.client.Client;
import org.threatreviews.client.Clients;
import org.threatreviews.client.Contact;
import org.threatreviews.client.Languages;
import org.threatreviews.improvement.ActionFollowUp;
import org.threatreviews.incident.IncidentDetails;
import org.threatreviews.incident.IncidentFollowUp;
import org.threatreviews.notification.ContactLink;
import org.threatreviews.notification.ContactLinks;
import org.threatreviews.notification.LinkFault;
import org.threatreviews.notification.LinkScope;
import org.threatreviews.problem.UnknownReference;
import org.threatreviews.question.Questions;
import org.threatreviews.review.ThreatReviews;

/** Finds out who has opened a link, and whether it opens what is asked for. */
@Component
public class LinkVisits {

  private final ContactLinks links;
  private final Clients clients;
  private final IncidentFollowUp incidents;
  private final Questions questions;
  private final ThreatReviews reviews;
  private final ActionFollowUp actions;
  private final MessageSource messages;
  private final Clock clock;

  LinkVisits(
      ContactLinks links,
      Clients clients,
      IncidentFollowUp incidents,
      Questions questions,
      ThreatReviews reviews,
      ActionFollowUp actions,
      MessageSource messages,
      Clock clock) {
    this.links = links;
    this.clients = clients;
    this.incidents = incidents;
    this.questions = questions;
    this.reviews = reviews;
    this.actions = actions;
    this.messages = messages;
    this.clock = clock;
  }

  /**
   * Of the page that the link itself opens.
   *
   * @throws LinkNotValid when the token opens nothing
   */
  public LinkVisit of(String token) {
    ContactLink link =
        links.resolve(token).orElseThrow(() -> new LinkNotValid(links.faultOf(token)));
    Client client = clients.get(link.clientReference());
    Contact contact =
        client.contact(link.email()).orElseThrow(() -> new LinkNotValid(LinkFault.LEFT));
    String root = "/c/" + token;
    PageTexts texts = new PageTexts(messages, Languages.of(contact.language()));
    String reference = link.reference();
    String present = link.scope() == LinkScope.INCIDENT ? goesOnAs(reference) : reference;
    return new LinkVisit(
        root,
        root,
        link,
        client,
        contact,
        link.scope(),
        present,
        present.equals(reference) ? null : reference,
        texts);
  }

  /** The incident in which all goes on when this one was merged, also in several steps. */
  private String goesOnAs(String reference) {
    IncidentDetails incident = incidents.get(reference);
    String into = incident.withdrawal() == null ? null : incident.withdrawal().mergedInto();
    return into == null || isAhead(into) ? reference : goesOnAs(into);
  }

  private boolean isAhead(String incident) {
    return incidents.get(incident).reportedAt().isAfter(clock.instant());
  }

  /**
   * Of a page of one kind.
   *
   * @param reference what the page is about; null for what the link itself is about
   * @throws LinkNotValid when the token opens nothing of this kind, or not this
   */
  public LinkVisit of(String token, LinkScope scope, String reference) {
    LinkVisit visit = of(token);
    if (reference == null) {
      if (visit.scope() != scope) {
        throw new LinkNotValid();
      }
      return visit;
    }
    if (!mayOpen(visit, scope, reference)) {
      throw new LinkNotValid();
    }
    return new LinkVisit(
        visit.root(),
        visit.pathOf(scope, reference),
        visit.link(),
        visit.client(),
        visit.contact(),
        scope,
        reference,
        null,
        visit.texts());
  }

  /** Incidents, reviews and actions are the whole client's, a question is the matter of who waits for its answer. */
  private boolean mayOpen(LinkVisit visit, LinkScope scope, String reference) {
    if (visit.isAbout(scope, reference)) {
      return true;
    }
    String client = visit.client().reference();
    try {
      return switch (scope) {
        case CLIENT -> false;
        case INCIDENT -> {
          var incident = incidents.get(reference);
          yield incident.client().equals(client) && !isAhead(reference);
        }
        case REVIEW -> reviews.get(reference).client().equals(client);
        case ACTION -> actions.get(reference).client().equals(client);
        case QUESTION -> {
          var question = questions.get(reference);
          yield question.client().equals(client)
              && question.reader().equalsIgnoreCase(visit.contact().email());
        }
      };
    } catch (UnknownReference e) {
      return false;
    }
  }
}
