package org.threatreviews.improvement;

import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;
import org.threatreviews.calendar.BusinessCalendar;
import org.threatreviews.calendar.WorkingCalendar;
import org.threatreviews.promise.Promise;
import org.threatreviews.promise.PromiseKind;
import org.threatreviews.promise.PromiseSource;

/** An action point is done by the end of its day; one that was declined was not kept. */
@Component
class ActionPromises implements PromiseSource {

  private final ActionPointRepository repository;
  private final BusinessCalendar calendar;

  ActionPromises(ActionPointRepository repository, BusinessCalendar calendar) {
    this.repository = repository;
    this.calendar = calendar;
  }

  @Override
  public List<Promise> dueBetween(String client, Instant from, Instant to) {
    WorkingCalendar provider = calendar.provider();
    return repository
        .findByClientReferenceAndDueDateGreaterThanEqualAndDueDateLessThan(
            client, provider.dateOf(from), provider.dateOf(to))
        .stream()
        .map(action -> Promise.byDay(
            action.owner() == Owner.CLIENT ? PromiseKind.CLIENT_ACTIONS : PromiseKind.OUR_ACTIONS,
            action.title(),
            action.dueDate(),
            provider.zone(),
            action.done() ? action.settledAt() : null))
        .toList();
  }
}
