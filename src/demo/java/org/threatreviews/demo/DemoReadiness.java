package org.threatreviews.demo;

import org.springframework.boot.actuate.availability.ReadinessStateHealthIndicator;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.AvailabilityState;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.stereotype.Component;

/** The demo is ready when its sample clients have their past; it shows its pages before. */
@Component("readinessStateHealthIndicator")
@EmbeddedDefault
class DemoReadiness extends ReadinessStateHealthIndicator {

  private final PortfolioProgress portfolio;

  DemoReadiness(ApplicationAvailability availability, PortfolioProgress portfolio) {
    super(availability);
    this.portfolio = portfolio;
  }

  @Override
  protected AvailabilityState getState(ApplicationAvailability availability) {
    return portfolio.isUnderWay() ? ReadinessState.REFUSING_TRAFFIC : super.getState(availability);
  }
}
