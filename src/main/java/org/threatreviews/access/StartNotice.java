package org.threatreviews.access;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Tells on the console, at the end of the start, where everything is. */
@Component
public class StartNotice {

  /** After all else that waits for the application to be ready. */
  public static final int LAST = Integer.MAX_VALUE;

  private final ObjectProvider<DemoMode> demo;

  StartNotice(ObjectProvider<DemoMode> demo) {
    this.demo = demo;
  }

  @EventListener
  @Order(LAST)
  void on(ApplicationReadyEvent ready) {
    if (ready.getApplicationContext() instanceof ServletWebServerApplicationContext context
        && context.getWebServer() != null) {
      String url = "http://localhost:" + context.getWebServer().getPort();
      DemoMode demoMode = demo.getIfAvailable();
      if (demoMode == null) {
        print(url);
      } else {
        demoMode.whenThere(url, () -> print(url));
      }
    }
  }

  private void print(String url) {
    System.out.print(text(url));
  }

  private String text(String url) {
    String places = """

        Threat Reviews is ready.

          Start page   %1$s/
          Tasklist     %1$s/camunda/app/tasklist/default/
          Cockpit      %1$s/camunda/app/cockpit/default/
          Board        %1$s/board
          API          %1$s/swagger-ui.html
        """.formatted(url);
    DemoMode demoMode = demo.getIfAvailable();
    return places + (demoMode == null ? "" : demoMode.startNotice(url)) + "\n";
  }
}
