package org.threatreviews;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.openqa.selenium.By;
import org.threatreviews.support.Browser;
import org.threatreviews.support.LinkedClient;
import org.threatreviews.support.LinkedClient.Person;
import org.threatreviews.support.RunningApplication;

/**
 * What we forbid browsers, our own pages do without, and what the engine no longer answers, its web
 * apps don't ask for: the console stays silent.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ContentPolicyIT {

  private static final Person ANNA = new Person("Anna", "en", true);

  private RunningApplication application;
  private LinkedClient client;
  private Browser browser;
  private String review;

  @BeforeAll
  void liveForAWhile() {
    browser = Browser.open();
    application = RunningApplication.get();
    client = LinkedClient.register(application.desk(), "STYLE", List.of(ANNA));
    client.onboard();
    client.report("SIR-STYLE-1", "HIGH");
    client.report("SIR-STYLE-2", "LOW");
    client.feedback("SIR-STYLE-1", ANNA, "MITIGATED", Map.of());
    review = client.publishFirstReview();
  }

  @BeforeEach
  void startAfresh() {
    browser = Browser.open();
    browser.complaints();
  }

  @Test
  void ourPagesBreakNoRuleOfOurs() {
    browser.signIn(application, "lead");
    SoftAssertions all = new SoftAssertions();

    for (String page : List.of(
        "/",
        "/board",
        "/board/clients/STYLE",
        "/board/clients/STYLE/improvements",
        "/board/analysts",
        "/board/analysts/analyst/leaving?lastDay=2030-01-31",
        "/board/mails/preview/incident-reported",
        "/reviews/" + review + "/meeting",
        "/reviews/" + review + "/pack",
        "/reviews/" + review + "/draft",
        "/threats",
        "/demo/inbox",
        client.linkFor(ANNA, "SIR-STYLE-2"))) {
      browser.show(application.baseUrl().resolve(page).toString());
      all.assertThat(browser.complaints()).as(page).isEmpty();
    }

    all.assertAll();
  }

  @Test
  void aPackKeepsItsCharts() {
    browser.signIn(application, "lead");
    browser.show(application.baseUrl().resolve("/reviews/" + review + "/pack").toString());

    assertThat(browser.findAll(By.cssSelector("svg.chart"))).isNotEmpty();
    assertThat(browser.findAll(By.cssSelector("main [style]"))).isEmpty();
  }

  @Test
  void mailsKeepTheirStylesInTheirFrame() {
    browser.signIn(application, "lead");
    String preview = "/board/mails/preview/incident-reported";
    browser.show(application.baseUrl().resolve(preview).toString());
    String framed = browser.find(By.cssSelector("iframe.mail")).getDomProperty("src");
    browser.show(framed);

    assertThat(browser.complaints()).isEmpty();
    String styled = browser.ask("""
        return String([...document.querySelectorAll('[style*=padding]')]
            .some(e => parseFloat(getComputedStyle(e).paddingTop) > 0))
        """);
    assertThat(styled).isEqualTo("true");
  }

  @Test
  void theApiCanBeTriedOut() {
    browser.signIn(application, "lead");
    browser.show(application.baseUrl().resolve("/swagger-ui.html").toString());
    browser.await(
        "operations are listed",
        page -> !page.findAll(By.cssSelector(".opblock")).isEmpty());
    browser.find(By.cssSelector(".opblock button.opblock-summary-control")).click();
    browser.await(
        "one is open", page -> !page.findAll(By.cssSelector(".opblock-body")).isEmpty());

    // of its styles it loses one that nobody sees
    assertThat(browser.complaints()).noneMatch(line -> !line.contains("Applying inline style"));
  }

  @Test
  void theWebAppsAskForNoMoreThanTheyGet() {
    SoftAssertions all = new SoftAssertions();
    browser.signIn(application, "lead");
    for (String page : List.of(
        "tasklist/default/",
        "cockpit/default/#/dashboard",
        "cockpit/default/#/processes",
        "cockpit/default/#/decisions",
        "cockpit/default/#/tasks")) {
      all.assertThat(refusalsOf(page)).as(page).isEmpty();
    }
    browser.show(application
        .baseUrl()
        .resolve("/camunda/app/cockpit/default/#/processes")
        .toString());
    browser
        .await("processes", page -> page.find(By.linkText("Incident follow-up")))
        .click();
    browser.await(
        "instances", page -> page.find(By.cssSelector(".process-instances, .ctn-bottom")));
    all.assertThat(refusals()).as("a process").isEmpty();
    browser.show(application.baseUrl().resolve("/logout").toString());
    Browser.open().signIn(application, "admin");
    for (String page : List.of(
        "admin/default/#/users",
        "admin/default/#/users/lead?tab=groups",
        "admin/default/#/groups",
        "admin/default/#/authorization?resource=0")) {
      all.assertThat(refusalsOf(page)).as(page).isEmpty();
    }

    all.assertAll();
  }

  private List<String> refusalsOf(String page) {
    browser.show("about:blank");
    browser.complaints();
    browser.show(application.baseUrl().resolve("/camunda/app/" + page).toString());
    browser.await(
        "the page of " + page,
        shown -> !shown
            .findAll(By.cssSelector("footer, .footer, [cam-widget-footer]"))
            .isEmpty());
    // all that it asks for comes at once
    browser.<Object>ask("performance.setResourceTimingBufferSize(10000)");
    browser.await("its answers", shown -> shown.<Boolean>ask("""
            const all = performance.getEntriesByType('resource');
            return all.some(e => e.name.includes('/api/'))
                && all.every(e => performance.now() - e.responseEnd > 1500);
            """));
    return refusals();
  }

  private List<String> refusals() {
    return browser.complaints().stream()
        .filter(line -> line.contains("status of 400"))
        .toList();
  }
}
