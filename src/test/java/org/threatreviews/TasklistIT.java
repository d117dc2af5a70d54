package org.threatreviews;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.threatreviews.support.Browser;
import org.threatreviews.support.LinkedClient;
import org.threatreviews.support.LinkedClient.Person;
import org.threatreviews.support.RunningApplication;
import org.threatreviews.support.ServiceDesk;
import org.threatreviews.support.ServiceDesk.Task;

/** People can fill in our forms in Tasklist and send them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TasklistIT {

  private static final Person ANNA = new Person("Anna", "en", false);
  private static final String TASKLIST = "/camunda/app/tasklist/default/";

  private RunningApplication application;
  private ServiceDesk desk;
  private LinkedClient client;
  private Browser browser;

  @BeforeAll
  void registerAClient() {
    browser = Browser.open();
    application = RunningApplication.get();
    desk = application.desk();
    client = LinkedClient.register(desk, "FORMS", List.of(ANNA));
    client.onboard();
  }

  @BeforeEach
  void startAfresh() {
    Browser.open();
  }

  @Test
  void theSocVerifiesThatAThreatIsGone() {
    client.report("SIR-FORMS-1", "HIGH");
    client.feedback("SIR-FORMS-1", ANNA, "MITIGATED", Map.of());
    signIn("soc");

    openTask("soc", "SIR-FORMS-1", "userTask_verifyClosure");
    click(By.cssSelector("button.claim"));
    see(By.cssSelector("button.unclaim"));
    assertThat(see(By.cssSelector(".fjs-container")).getText()).contains("SIR-FORMS-1");
    click(label("Removed: close the incident"));
    see(By.cssSelector(".fjs-container textarea")).sendKeys("No sign-in since.");
    click(button("Complete"));

    awaitDone("soc", "SIR-FORMS-1", "userTask_verifyClosure");
    client.step();
    assertThat(desk.incident("SIR-FORMS-1").path("status").asText()).isEqualTo("CLOSED");
  }

  @Test
  void theSocSaysHowACallWent() {
    client.report("SIR-FORMS-2", "CRITICAL");
    signIn("soc");

    openTask("soc", "SIR-FORMS-2", "userTask_callClient");
    click(By.cssSelector("button.claim"));
    see(By.cssSelector("button.unclaim"));
    click(label("No: call the next person later"));
    see(By.cssSelector(".fjs-container textarea")).sendKeys("Engaged.");
    click(button("Complete"));

    awaitDone("soc", "SIR-FORMS-2", "userTask_callClient");
    assertThat(desk.incident("SIR-FORMS-2").path("history").findValuesAsText("kind"))
        .contains("CLIENT_NOT_REACHED");
  }

  @Test
  void theLeadSaysUntilWhenToKeepWaiting() {
    client.report("SIR-FORMS-3", "CRITICAL");
    desk.advanceTo(desk.now().plus(Duration.ofDays(6)));
    signIn("lead");

    openTask("lead", "SIR-FORMS-3", "userTask_decideEscalation");
    click(By.cssSelector("button.claim"));
    see(By.cssSelector("button.unclaim"));
    click(label("Keep waiting until a day that you name; calls end"));
    see(By.cssSelector(".fjs-container textarea")).sendKeys("They are moving house.");
    LocalDate until = desk.today().plusDays(3);
    see(By.cssSelector(".fjs-form-field-datetime input"))
        .sendKeys(until.format(DateTimeFormatter.ofPattern("MM/dd/uuuu")), Keys.ENTER);
    click(button("Complete"));

    awaitDone("lead", "SIR-FORMS-3", "userTask_decideEscalation");
    assertThat(desk.incident("SIR-FORMS-3").path("history").findValuesAsText("kind"))
        .contains("WAITING_CONTINUED");
  }

  private void signIn(String user) {
    browser.signIn(application, user);
    browser.show(application.baseUrl().resolve(TASKLIST).toString());
  }

  private Optional<Task> task(String user, String subject, String definition) {
    return desk.tasks(user).stream()
        .filter(task -> subject.equals(task.key()) && definition.equals(task.definition()))
        .findFirst();
  }

  private void openTask(String user, String subject, String definition) {
    String id = task(user, subject, definition).orElseThrow().id();
    browser.show(application
        .baseUrl()
        .resolve(TASKLIST + "#/?forceDisplayTask=true&task=" + id)
        .toString());
  }

  private void awaitDone(String user, String subject, String definition) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> task(user, subject, definition).isEmpty());
  }

  /** Waits until it is there and can be used. */
  private WebElement see(By wanted) {
    return browser.await(
        "there is " + wanted,
        page -> page.findAll(wanted).stream()
            .filter(element -> element.isDisplayed() && element.isEnabled())
            .findFirst()
            .orElse(null));
  }

  private void click(By wanted) {
    see(wanted).click();
  }

  private static By label(String text) {
    return By.xpath("//label[normalize-space()='%s']".formatted(text));
  }

  private static By button(String text) {
    return By.xpath("//button[normalize-space()='%s']".formatted(text));
  }
}
