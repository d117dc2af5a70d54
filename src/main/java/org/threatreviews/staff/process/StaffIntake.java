package org.threatreviews.staff.process;

import java.util.LinkedHashMap;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.threatreviews.calendar.BusinessCalendar;
import org.threatreviews.staff.Analyst;
import org.threatreviews.staff.Staff;

/**
 * Takes the engine's users of the groups {@code analyst} and {@code advisor} into the pool, so that
 * whoever is given one of them in the Admin app gets reviews without a second list to keep, and who
 * loses them hands over. Those in the pool already keep what is known about them; who is new holds
 * no reviews until a team lead has said which. What somebody had claimed who has no account any more
 * goes back.
 */
@Component
@ConditionalOnProperty(name = "threat-reviews.staff.intake", matchIfMissing = true)
public class StaffIntake {

  private static final String ANALYST = "analyst";
  private static final String ADVISOR = "advisor";
  private static final long ROUND_MILLIS = 300_000;

  private final IdentityService identity;
  private final Staff pool;
  private final BusinessCalendar calendar;

  public StaffIntake(IdentityService identity, Staff pool, BusinessCalendar calendar) {
    this.identity = identity;
    this.pool = pool;
    this.calendar = calendar;
  }

  @EventListener(ApplicationReadyEvent.class)
  @Order(Ordered.HIGHEST_PRECEDENCE) // before the first plan is made
  @Scheduled(fixedDelay = ROUND_MILLIS, initialDelay = ROUND_MILLIS)
  public void takeIn() {
    Map<String, Analyst> members = new LinkedHashMap<>();
    identity
        .createUserQuery()
        .memberOfGroup(ANALYST)
        .unlimitedList()
        .forEach(user -> add(members, user, false));
    identity
        .createUserQuery()
        .memberOfGroup(ADVISOR)
        .unlimitedList()
        .forEach(user -> add(members, user, true));
    pool.follow(members.values());
    pool.giveBackOfStrangers();
  }

  private void add(Map<String, Analyst> members, User user, boolean advisor) {
    String name = "%s %s".formatted(user.getFirstName(), user.getLastName()).strip();
    members.put(
        user.getId(),
        Analyst.joining(user.getId(), name, user.getEmail(), false, advisor, calendar.zone()));
  }
}
