package org.threatreviews;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
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
 * A client brings an incident to closure from the link in a mail: with a finger on a phone, by the
 * keyboard alone, and in a browser that runs no scripts.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ContactPagesIT {

  private static final Person ANNA = new Person("Anna", "en", false);

  private static final By REMOVED = By.xpath("//summary[.='We have removed the threat']");
  private static final By WHAT_WAS_DONE =
      By.cssSelector("form:has([value=MITIGATED]) textarea[name=comment]");
  private static final By SEND = By.cssSelector("form:has([value=MITIGATED]) button");

  private ServiceDesk desk;
  private LinkedClient client;
  private Browser browser;

  @BeforeAll
  void registerAClient() {
    browser = Browser.open();
    desk = RunningApplication.get().desk();
    client = LinkedClient.register(desk, "POCKET", List.of(ANNA));
  }

  @BeforeEach
  void startAfresh() {
    Browser.open();
  }

  @Test
  void closesAnIncidentWithAFingerOnAPhone() {
    browser.phone();
    openTheMailAbout("SIR-POCKET-1");

    browser.tap(browser.find(REMOVED));
    browser.tap(browser.find(WHAT_WAS_DONE));
    browser.find(WHAT_WAS_DONE).sendKeys("The password is reset, all sessions are ended.");
    browser.tap(browser.find(SEND));

    isRecorded();
    assertThat(browser.fitsInWidth()).isTrue();
    isVerifiedAndClosed("SIR-POCKET-1");
  }

  @Test
  void closesAnIncidentByTheKeyboardAlone() {
    openTheMailAbout("SIR-POCKET-2");

    seesWhereTheFocusIs(browser.tabTo(REMOVED)).sendKeys(Keys.ENTER);
    seesWhereTheFocusIs(browser.tabTo(WHAT_WAS_DONE)).sendKeys("All sessions are ended.");
    seesWhereTheFocusIs(browser.tabTo(SEND)).sendKeys(Keys.ENTER);

    isRecorded();
    isVerifiedAndClosed("SIR-POCKET-2");
  }

  @Test
  void closesAnIncidentWithoutScripts() {
    browser.scripts(false);
    openTheMailAbout("SIR-POCKET-3");

    browser.find(REMOVED).click();
    browser.find(WHAT_WAS_DONE).sendKeys("The password is reset.");
    browser.find(SEND).click();

    isRecorded();
    isVerifiedAndClosed("SIR-POCKET-3");
  }

  /** Emoji are one character each, as the server counts, and nothing that is pasted is cut. */
  @Test
  void saysHowMuchOfALongTextFits() {
    openTheMailAbout("SIR-POCKET-4");
    browser.find(REMOVED).click();
    WebElement field = browser.find(WHAT_WAS_DONE);

    paste(field, "\ud83d\ude00".repeat(19_999));
    assertThat(noteAt(field)).isEqualTo("Characters left: 1");
    paste(field, "\ud83d\ude00".repeat(20_001) + "\n\n");
    assertThat(noteAt(field)).isEqualTo("Too long. Characters too many: 3");
    assertThat(browser.<Long>ask("return arguments[0].value.length", field)).isEqualTo(40_004L);
    browser.find(SEND).click();
    assertThat(browser.<Boolean>ask("return arguments[0].validity.customError", field))
        .isTrue();
    assertThat(desk.incident("SIR-POCKET-4").path("feedback")).isEmpty();

    browser.sendUnchecked(browser.find(By.cssSelector("form:has([value=MITIGATED])")));
    assertThat(browser.words()).contains("Please write at most 20,000 characters.");

    browser.find(REMOVED);
    paste(browser.find(WHAT_WAS_DONE), "\ud83d\ude00".repeat(19_998) + "\nx");
    browser.find(SEND).click();
    isRecorded();
    assertThat(browser.complaints()).noneMatch(line -> line.contains("Content Security Policy"));
  }

  private void paste(WebElement field, String text) {
    browser.<Object>ask(
        "arguments[0].value = arguments[1];"
            + " arguments[0].dispatchEvent(new Event('input', {bubbles: true}))",
        field,
        text);
  }

  private String noteAt(WebElement field) {
    return browser.ask(
        "return arguments[0].parentElement.querySelector('.length').textContent", field);
  }

  private void openTheMailAbout(String incident) {
    client.report(incident, "HIGH");
    browser.show(client.linkFor(ANNA, "Action needed", incident));
    assertThat(browser.find(By.tagName("h1")).getText())
        .isEqualTo("Suspicious sign-in " + incident);
    assertThat(browser.words()).contains(incident, "We need your answer");
  }

  private void isRecorded() {
    assertThat(browser.told()).contains("We have recorded this");
    assertThat(browser.words()).contains("It is our turn");
  }

  private static WebElement seesWhereTheFocusIs(WebElement focused) {
    assertThat(focused.getCssValue("outline-style")).isNotEqualTo("none");
    assertThat(focused.getCssValue("outline-width")).isNotEqualTo("0px");
    return focused;
  }

  private void isVerifiedAndClosed(String incident) {
    client.step();
    client.completeOnly(
        "soc",
        incident,
        "userTask_verifyClosure",
        Map.of("verdict", "REMOVED", "comment", "Gone."));

    browser.reload();
    assertThat(browser.words())
        .contains("Closed on", "Our SOC has verified that the threat is gone");
    assertThat(browser.findAll(By.cssSelector("form[action$=feedback]"))).isEmpty();
    assertThat(desk.incident(incident).path("status").asText()).isEqualTo("CLOSED");
    browser.show(client.linkFor(ANNA, "Closed", incident));
    assertThat(browser.words()).contains(incident, "Nothing more is needed from you");
  }
}
