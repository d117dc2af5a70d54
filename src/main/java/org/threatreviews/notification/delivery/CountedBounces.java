package org.threatreviews.notification.delivery;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.stereotype.Component;
import org.threatreviews.notification.BouncesToRead;

/** As many as there were when this node last looked into the mailbox. */
@Component
class CountedBounces implements BouncesToRead, MeterBinder {

  private volatile int count;

  @Override
  public int count() {
    return count;
  }

  void counted(int messages) {
    count = messages;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    Gauge.builder("threatreviews.mail.bounces.unread", this, CountedBounces::count)
        .description("Messages in the bounce mailbox that a person has to read")
        .register(registry);
  }
}
