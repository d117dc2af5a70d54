package org.threatreviews.demo;

import java.util.Set;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.threatreviews.staff.AnalystChange;
import org.threatreviews.staff.PoolMember;
import org.threatreviews.staff.Qualification;
import org.threatreviews.staff.Staff;

/** Says in a team lead's place what the demo's analyst and advisor may hold: everything. */
@Component
@EmbeddedDefault
class DemoPool {

  private static final Set<String> HOLDERS = Set.of("analyst", "advisor");

  private final Staff pool;

  DemoPool(Staff pool) {
    this.pool = pool;
  }

  /** When the engine's groups have been followed, and before the first plan is made. */
  @EventListener(ApplicationReadyEvent.class)
  @Order(Ordered.HIGHEST_PRECEDENCE + 1)
  void qualify() {
    pool.members().stream()
        .filter(PoolMember::waiting)
        .map(member -> member.analyst().userId())
        .filter(HOLDERS::contains)
        .forEach(userId -> pool.change(userId, AnalystChange.qualifying(Qualification.EVERYTHING)));
  }
}
