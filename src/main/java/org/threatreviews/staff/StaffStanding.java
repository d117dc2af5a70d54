package org.threatreviews.staff;

import org.springframework.stereotype.Component;
import org.threatreviews.task.PoolStanding;

/** Tells tasks who is in the pool, for {@code task} knows no people. */
@Component
class StaffStanding implements PoolStanding {

  private final StaffTable table;

  StaffStanding(StaffTable table) {
    this.table = table;
  }

  @Override
  public Standing of(String userId) {
    return table
        .find(userId)
        .map(analyst -> analyst.active() ? Standing.THERE : Standing.LEFT)
        .orElse(Standing.NEVER);
  }
}
