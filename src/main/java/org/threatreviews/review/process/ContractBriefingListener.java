package org.threatreviews.review.process;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import org.threatreviews.calendar.BusinessCalendar;
import org.threatreviews.client.Client;
import org.threatreviews.client.Clients;
import org.threatreviews.problem.InWords;
import org.threatreviews.review.ReviewStatus;
import org.threatreviews.review.ReviewSummary;
import org.threatreviews.review.plan.ReviewProgramme;
import org.threatreviews.review.schedule.Hold;
import org.threatreviews.task.process.Markdown;

/** Puts the contract, its holds and its open reviews into the task, and the client into its name. */
@Component
class ContractBriefingListener implements TaskListener {

  private static final DateTimeFormatter DATE_TIME =
      DateTimeFormatter.ofPattern("EEEE, d MMMM yyyy, HH:mm", Locale.ENGLISH);

  private final Clients clients;
  private final ReviewProgramme programme;
  private final BusinessCalendar calendar;

  ContractBriefingListener(Clients clients, ReviewProgramme programme, BusinessCalendar calendar) {
    this.clients = clients;
    this.programme = programme;
    this.calendar = calendar;
  }

  @Override
  public void notify(DelegateTask task) {
    Client client = clients.get(task.getExecution().getProcessBusinessKey());
    task.setName("%s: %s".formatted(task.getName(), client.name()));
    String effect = (String) task.getVariable(ContractChangeIds.VARIABLE_EFFECT);
    task.setVariableLocal(
        ContractChangeIds.VARIABLE_BRIEFING, Markdown.variable(briefing(client, effect)));
  }

  /**
   * @param effect what the change that was entered would do; null before it was asked for
   */
  private String briefing(Client client, String effect) {
    List<String> lines = new ArrayList<>();
    if (effect != null) {
      lines.add("#### Nothing has been changed yet. What you have entered below would do this:");
      effect.lines().map(line -> "* " + Markdown.literal(line)).forEach(lines::add);
      lines.add("");
    }
    lines.add("### %s (%s)".formatted(Markdown.literal(client.name()), client.reference()));
    lines.add("* Contract: %s to %s"
        .formatted(InWords.day(client.contractStart()), InWords.day(client.contractEnd())));
    lines.add("* Subscription: " + InWords.of(client.subscription()));
    programme.nextSubscriptions(List.of(client.reference())).values().stream()
        .map(next -> "* From %s: %s subscription"
            .formatted(InWords.day(next.from()), InWords.of(next.subscription())))
        .forEach(lines::add);
    lines.add("* Status: " + InWords.of(client.status()));
    for (Hold hold : programme.holdsOf(client.reference())) {
      lines.add(
          "* On hold: %s to %s".formatted(InWords.day(hold.from()), InWords.day(hold.until())));
    }
    lines.add("");
    lines.add("#### Open reviews (%s)".formatted(InWords.zone(calendar.zone())));
    programme.reviewsOf(client.reference()).stream()
        .filter(ContractBriefingListener::isOpen)
        .map(review -> line(review, calendar.zone()))
        .forEach(lines::add);
    return String.join("\n", lines);
  }

  private static boolean isOpen(ReviewSummary review) {
    return review.status() == ReviewStatus.PLANNED || review.status() == ReviewStatus.PUBLISHED;
  }

  private static String line(ReviewSummary review, ZoneId zone) {
    return "* %s: %s, %s"
        .formatted(
            review.title(),
            DATE_TIME.format(review.start().atZone(zone)),
            review.analyst() == null ? "nobody yet" : Markdown.literal(review.analyst()));
  }
}
