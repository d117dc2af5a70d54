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

  private void openTheMailAbout(String incident) {
    client.report(incident, "HIGH");
    browser.show(client.linkFor(ANNA, "Action needed", incident));
    assertThat(browser.find(By.tagName("h1")).getText())
        .isEqualTo("Suspicious sign-in " + incident);
    assertThat(browser.words()).contains(incident, "We need your answer");
  }

  private void isRecorded() {
    WebElement told =
        browser.await("the answer is recorded", page -> page.find(By.cssSelector("[role=status]")));
    assertThat(told.getText()).contains("We have recorded this");
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
