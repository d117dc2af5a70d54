package org.threatreviews.onboarding;

import java.time.Clock;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;
import org.threatreviews.client.Client;
import org.threatreviews.client.ClientStatus;
import org.threatreviews.client.Clients;
import org.threatreviews.notification.MailKind;
import org.threatreviews.notification.MailRenewal;
import org.threatreviews.onboarding.OnboardingMails.Addressees;

/** Dates and days that changed while a mail about them was waiting. */
@Component
class OnboardingMailRenewal implements MailRenewal {

  private final Onboarding onboarding;
  private final OnboardingMails mails;
  private final Clients clients;
  private final Clock clock;

  OnboardingMailRenewal(
      Onboarding onboarding, OnboardingMails mails, Clients clients, Clock clock) {
    this.onboarding = onboarding;
    this.mails = mails;
    this.clients = clients;
    this.clock = clock;
  }

  @Override
  public Set<MailKind> kinds() {
    Set<MailKind> kinds = EnumSet.copyOf(OnboardingMails.RENEWABLE);
    kinds.add(MailKind.ONBOARDING_PLAN);
    return kinds;
  }

  /** Nothing about a contract that is over: that is told by a mail of its own. */
  @Override
  public void renew(MailKind kind, String reference, int count, Predicate<String> to) {
    Client client = clients.get(reference);
    boolean over =
        client.contractEnd().isBefore(clock.instant().atZone(client.timeZone()).toLocalDate());
    if (over || client.status() == ClientStatus.ENDED) {
      return;
    }
    Addressees addressees = new Addressees(count, to);
    if (kind == MailKind.ONBOARDING_PLAN) {
      onboarding.sendPlan(reference, addressees);
    } else if (client.status() == ClientStatus.ONBOARDING) {
      mails.anew(kind, client, addressees);
    }
  }
}
