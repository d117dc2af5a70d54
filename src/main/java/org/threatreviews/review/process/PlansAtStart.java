package org.threatreviews.review.process;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;
import org.threatreviews.review.plan.PlansBefore;

/**
 * Keeps the periods of clients that were planned before they were kept. One node at a time gets
 * here, before the first job is run; each client has its transaction.
 */
@Component
class PlansAtStart implements SmartInitializingSingleton {

  private final PlansBefore plans;

  PlansAtStart(PlansBefore plans) {
    this.plans = plans;
  }

  @Override
  public void afterSingletonsInstantiated() {
    plans.clients().forEach(plans::keepPeriods);
  }
}
