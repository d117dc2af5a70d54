package org.threatreviews.review.plan;

import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.threatreviews.client.Clients;

/**
 * Clients that were planned before it was kept which periods their contracts have, so that nobody
 * could see that one of them lacks its review.
 */
@Service
@Transactional
public class PlansBefore {

  private final Clients clients;
  private final PlannedPeriods periods;
  private final PlanChanges plans;

  PlansBefore(Clients clients, PlannedPeriods periods, PlanChanges plans) {
    this.clients = clients;
    this.periods = periods;
    this.plans = plans;
  }

  /** Their references, in order; empty after the first start of this version. */
  @Transactional(readOnly = true)
  public List<String> clients() {
    return periods.clientsWithout();
  }

  /** Keeps the periods that the client's contract has; its reviews stay as they are. */
  public void keepPeriods(String client) {
    plans.keepPeriods(clients.lock(client));
  }
}
