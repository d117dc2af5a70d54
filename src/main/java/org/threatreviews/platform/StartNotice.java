package org.threatreviews.platform;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Tells on the console, at the end of the start, where everything is. */
@Component
class StartNotice {

  /** After all else that waits for the application to be ready. */
  static final int LAST = Integer.MAX_VALUE;

  private final ObjectProvider<Credentials> demoCredentials;

  StartNotice(ObjectProvider<Credentials> demoCredentials) {
    this.demoCredentials = demoCredentials;
  }

  @EventListener
  @Order(LAST)
  void on(ApplicationReadyEvent ready) {
    if (ready.getApplicationContext() instanceof ServletWebServerApplicationContext context
        && context.getWebServer() != null) {
      System.out.print(text("http://localhost:" + context.getWebServer().getPort()));
    }
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
    Credentials credentials = demoCredentials.getIfAvailable();
    if (credentials == null) {
      return places + "\n";
    }
    return places + """
          Inbox        %1$s/demo/inbox  (all email is caught here, none leaves this machine)
          Clock        %1$s/demo/clock  (POST {"advanceTo": "<instant>"} travels in time)

          Users lead, analyst, advisor, soc, integration and admin; their passwords are in
          %2$s

        """.formatted(url, credentials.file());
  }
}
