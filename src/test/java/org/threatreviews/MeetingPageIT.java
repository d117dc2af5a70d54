package org.threatreviews;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
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

/**
 * An analyst works through an agenda during the call: what is entered is saved as it is entered,
 * whatever becomes of the connection and of other windows.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MeetingPageIT {

  /** As many items as the longest agenda has. */
  private static final int MANY = 200;

  private static final int KEYS_AT_ONCE = 20;

  private static final Person ANNA = new Person("Anna", "en", false);
  private static final By NOTE = By.cssSelector("section.current textarea[name=note]");
  private static final By STATE = By.cssSelector("section.current form.entry .state");
  private static final By CONNECTION = By.id("connection");

  private RunningApplication application;
  private ServiceDesk desk;
  private Browser browser;
  private String analyst;
  private String review;
  private String longReview;

  @BeforeAll
  void prepareReviews() {
    browser = Browser.open();
    application = RunningApplication.get();
    desk = application.desk();
    LinkedClient client = LinkedClient.register(desk, "CALL", List.of(ANNA));
    client.onboard();
    for (int i = 1; i <= 6; i++) {
      client.report("SIR-CALL-" + i, "LOW");
    }
    LinkedClient busy = LinkedClient.register(desk, "BUSY", List.of(ANNA));
    busy.onboard();
    for (int i = 1; i <= MANY; i++) {
      desk.post(
              "integration",
              "/api/v1/clients/BUSY/improvements",
              Map.of("reference", "I-" + i, "title", "Improvement " + i, "owner", "SOC"))
          .with(201);
    }
    review = client.publishFirstReview();
    longReview = desk.reviewsOf("BUSY").get(0).path("reference").asText();
    // outcomes are taken from the start of a meeting on
    Instant begun = ServiceDesk.instant(desk.review(longReview).path("start"));
    if (desk.now().isBefore(begun)) {
      desk.advanceTo(begun);
    }
    analyst = desk.review(review).path("analyst").asText();
  }

  @BeforeEach
  void signIn() {
    Browser.open();
    browser.signIn(application, analyst);
  }

  @AfterAll
  void leaveTheBrowserOnline() {
    browser.offline(false);
  }

  @Test
  void savesWhatIsEnteredByTheKeyboardAlone() {
    open(1);

    press("1");
    isSaved();
    press("n");
    browser.find(NOTE).sendKeys("They knew it.");
    isSaved();
    browser.find(NOTE).sendKeys(Keys.ESCAPE);
    press("j");

    assertThat(item(1).path("outcome").asText()).isEqualTo("DISCUSSED");
    assertThat(item(1).path("note").asText()).isEqualTo("They knew it.");
    assertThat(browser.find(By.cssSelector("section.current h2")).getText()).contains("SIR-CALL-2");
    browser.reload();
    assertThat(browser.find(By.cssSelector(".agenda a.decided")).getText()).contains("SIR-CALL-1");
  }

  @Test
  void createsActionPointsAndImprovementsInPlace() {
    open(2);

    press("a");
    WebElement title = browser.find(By.cssSelector("section.current input[name=actionTitle]"));
    title.sendKeys("Replace the gateway");
    browser.await("it says what lacks", page -> page.find(STATE).getText().contains("by when"));
    assertThat(item(2).path("outcome").isNull()).isTrue();
    browser.ask("""
        const form = document.querySelector('section.current form.entry');
        form.elements.actionOwner.value = 'CLIENT';
        form.elements.actionDueDate.value = arguments[0];
        form.elements.actionDueDate.dispatchEvent(new Event('change', {bubbles: true}));
        """, "2099-01-31");
    isSaved();
    title.sendKeys(Keys.ESCAPE);
    press("i");
    By improvement = By.cssSelector("section.current form.proposal input[name=title]");
    browser.find(improvement).sendKeys("Log the gateway");
    browser
        .find(By.cssSelector("section.current form.proposal option[value=SOC]"))
        .click();
    browser.find(improvement).sendKeys(Keys.ENTER);
    browser.await(
        "it is proposed",
        page -> page.find(By.cssSelector("section.current .proposed"))
            .getText()
            .contains("Log the gateway"));

    assertThat(item(2).path("action").path("title").asText()).isEqualTo("Replace the gateway");
    assertThat(desk.list("/api/v1/clients/CALL/improvements"))
        .extracting(improved -> improved.path("title").asText())
        .containsExactly("Log the gateway");
  }

  @Test
  void sendsWhatWasTypedWithoutAConnectionWhenItIsBack() {
    open(3);
    browser.offline(true);

    browser.find(NOTE).sendKeys("Said while the line was down.");
    browser.await("it says so", page -> page.find(CONNECTION).getText().contains("No connection"));
    assertThat(item(3).path("note").isNull()).isTrue();
    browser.offline(false);
    isSaved();

    assertThat(item(3).path("note").asText()).isEqualTo("Said while the line was down.");
    assertThat(browser.find(CONNECTION).getText()).isEmpty();
  }

  @Test
  void showsWhatAnotherWindowHadSavedAndBringsItBack() {
    open(4);
    browser.offline(true);
    browser.find(NOTE).sendKeys("Mine.");
    browser.await("it waits", page -> page.find(STATE).getText().contains("Not saved yet"));
    decide(4, "Theirs.");
    browser.offline(false);

    WebElement conflict = browser.await(
        "the conflict is shown", page -> page.find(By.cssSelector("section.current .conflict")));
    assertThat(conflict.getText()).contains("Carried over", "Theirs.");
    assertThat(item(4).path("note").asText()).isEqualTo("Mine.");
    conflict.findElement(By.tagName("button")).click();
    isSaved();

    assertThat(item(4).path("note").asText()).isEqualTo("Theirs.");
    assertThat(item(4).path("outcome").asText()).isEqualTo("CARRIED_OVER");
  }

  @Test
  void showsWhatAnotherWindowSavesMeanwhile() {
    open(5);

    decide(5, "Written elsewhere.");

    browser.await(
        "the other window's note is there",
        page -> "Written elsewhere.".equals(page.find(NOTE).getDomProperty("value")));
    assertThat(browser.find(STATE).getText()).contains("another window");
  }

  @Test
  void savesByTheButtonWithoutScripts() {
    browser.scripts(false);
    browser.show(page());

    WebElement form = browser.find(By.cssSelector("form[action$='" + id(6) + "']"));
    form.findElement(By.cssSelector("[value=DISCUSSED]")).click();
    form.findElement(By.name("note")).sendKeys("By hand.");
    form.findElement(By.tagName("button")).click();
    browser.await(
        "saved", page -> page.find(By.cssSelector("p.saved")).getText().equals("Saved."));

    assertThat(item(6).path("note").asText()).isEqualTo("By hand.");
  }

  @Test
  void worksOffTwoHundredItemsByTheKeyboard() {
    String holder = desk.review(longReview).path("analyst").asText();
    if (!holder.equals(analyst)) {
      browser.signIn(application, holder);
    }
    browser.show(page(longReview));
    browser.await(
        "the first item is shown",
        page -> page.find(By.cssSelector("section.current .quiet"))
            .getText()
            .startsWith("1 of " + MANY));

    double longest = 0;
    for (int left = MANY - KEYS_AT_ONCE; left >= 0; left -= KEYS_AT_ONCE) {
      longest = Math.max(longest, discuss(KEYS_AT_ONCE));
      String undecided = String.valueOf(left);
      browser.await(
          "saved until " + left, page -> page.find(By.id("undecided")).getText().equals(undecided));
    }
    System.out.printf("Meeting page with %d items: a key takes %.0f ms at most%n", MANY, longest);

    JsonNode agenda =
        desk.get(holder, "/api/v1/reviews/%s/agenda".formatted(longReview)).with(200);
    assertThat(agenda.path("items"))
        .hasSize(MANY)
        .allSatisfy(item -> assertThat(item.path("outcome").asText()).isEqualTo("DISCUSSED"));
    assertThat(browser.fitsInWidth()).isTrue();
  }

  @Test
  void hasNoBarriersAndFitsASharedScreen() {
    open(1);
    browser.unfold();
    assertThat(browser.barriers()).isEmpty();
    assertThat(browser.fitsInWidth()).isTrue();
    browser.find(By.id("one")).click();
    assertThat(browser.findAll(By.cssSelector("section.item")).stream()
            .filter(WebElement::isDisplayed))
        .hasSizeGreaterThan(6);
    assertThat(browser.barriers()).isEmpty();
    browser.find(By.id("one")).click();
    browser.narrowest();
    assertThat(browser.fitsInWidth()).isTrue();
  }

  /**
   * Presses "discussed" and "next" for that many items, faster than anybody could.
   *
   * @return how long the page was busy with one key at most, in milliseconds
   */
  private double discuss(int items) {
    Number longest = browser.ask("""
        let longest = 0;
        for (let i = 0; i < 2 * arguments[0]; i++) {
          const began = performance.now();
          const key = i % 2 === 0 ? '1' : 'u';
          document.querySelector('section.current')
              .dispatchEvent(new KeyboardEvent('keydown', {key, bubbles: true}));
          longest = Math.max(longest, performance.now() - began);
        }
        return longest;
        """, items);
    return longest.doubleValue();
  }

  private String page() {
    return page(review);
  }

  private String page(String meeting) {
    return application
        .baseUrl()
        .resolve("/reviews/%s/meeting".formatted(meeting))
        .toString();
  }

  private void open(int incident) {
    browser.show(page() + "#" + id(incident));
    browser.await(
        "the item is shown",
        page -> page.find(By.cssSelector("section.current h2"))
            .getText()
            .contains("SIR-CALL-" + incident));
  }

  private void press(String key) {
    browser.find(By.cssSelector("section.current")).sendKeys(key);
  }

  private void isSaved() {
    browser.await("it is saved", page -> page.find(STATE).getText().startsWith("Saved"));
  }

  private String id(int incident) {
    return item(incident).path("id").asText();
  }

  private JsonNode item(int incident) {
    JsonNode agenda =
        desk.get(analyst, "/api/v1/reviews/%s/agenda".formatted(review)).with(200);
    for (JsonNode item : agenda.path("items")) {
      if (item.path("subject").asText().equals("SIR-CALL-" + incident)) {
        return item;
      }
    }
    throw new AssertionError("Not on the agenda: SIR-CALL-" + incident);
  }

  private void decide(int incident, String note) {
    desk.put(
            analyst,
            "/api/v1/reviews/%s/agenda/%s".formatted(review, id(incident)),
            Map.of("outcome", "CARRIED_OVER", "note", note))
        .ok();
  }
}
