package org.threatreviews;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.threatreviews.client.Languages;
import org.threatreviews.support.Browser;
import org.threatreviews.support.LinkedClient;
import org.threatreviews.support.LinkedClient.Person;
import org.threatreviews.support.RunningApplication;

/**
 * No page that a mail leads to has a barrier that axe finds by WCAG 2.2, levels A and AA: in each
 * language, with all that is folded opened, in light and dark, and with a form that was refused. On a
 * narrow screen nobody has to scroll to the side.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessibilityIT {

  private static final String REFUSED = "[role=alert], [aria-invalid=true]";
  private static final String ANSWERED = REFUSED + ", " + Browser.STATUS;

  private static final Person ANNA = new Person("Anna", "en", true);
  private static final Person EMIL = new Person("Emil", "en", false);
  private static final Person DORA = new Person("Dora", "de", true);
  private static final Person SVEN = new Person("Sven", "sv", true);
  private static final Person JUN = new Person("Jun", "ja", true);

  /** Has lost a phone. */
  private static final Person LENA = new Person("Lena", "de", false);

  /** Forms that cannot be sent as they are. */
  private static final By FILLED_IN = By.cssSelector("form:has([required])");

  private static final Pattern TOKEN = Pattern.compile("(.*/c/[^/]+).*");

  private LinkedClient client;
  private Browser browser;

  static List<Person> people() {
    return List.of(ANNA, EMIL, DORA, SVEN, JUN);
  }

  /** Who may accept risks, who may not, and who writes in another script. */
  static List<Person> senders() {
    return List.of(ANNA, EMIL, JUN);
  }

  /** Something of everything: open and closed, accepted, returned, asked, answered, reviewed. */
  @BeforeAll
  void liveForAWhile() {
    browser = Browser.open();
    List<Person> everybody = new ArrayList<>(people());
    everybody.add(LENA);
    client = LinkedClient.register(RunningApplication.get().desk(), "OPENTOALL", everybody);
    client.onboard();
    client.report("SIR-OPENTOALL-1", "MEDIUM");
    client.feedback("SIR-OPENTOALL-1", ANNA, "MITIGATED", Map.of());
    client.completeOnly(
        "soc", "SIR-OPENTOALL-1", "userTask_verifyClosure", Map.of("verdict", "REMOVED"));
    client.holdFirstReview();
    client.waitForAgendaRequest(1);
    client.report("SIR-OPENTOALL-2", "HIGH");
    client.feedback("SIR-OPENTOALL-2", EMIL, "MITIGATED", Map.of());
    client.completeOnly(
        "soc",
        "SIR-OPENTOALL-2",
        "userTask_verifyClosure",
        Map.of("verdict", "STILL_PRESENT", "comment", "It still calls home."));
    client.report("SIR-OPENTOALL-3", "LOW");
    client.feedback(
        "SIR-OPENTOALL-3",
        ANNA,
        "RISK_ACCEPTED",
        Map.of(
            "reason",
            "It is replaced soon.",
            "acceptedUntil",
            client.today().plusDays(60).toString()));
    client.report("SIR-OPENTOALL-4", "LOW");
    for (Person person : people()) {
      String question = "Q-OPENTOALL-" + person.name();
      client.ask(question, person);
      client.completeOnly(
          "analyst", question, "userTask_answerQuestion", Map.of("answer", "Yes, please."));
    }
  }

  @BeforeEach
  void startAfresh() {
    Browser.open();
  }

  @ParameterizedTest
  @MethodSource("people")
  void pagesHaveNoBarriers(Person person) {
    SoftAssertions all = new SoftAssertions();
    Set<String> titles = new HashSet<>();

    walk(person, page -> {
      browser.unfold();
      titles.add(browser.find(By.tagName("h1")).getText());
      all.assertThat(browser.barriers()).as(page).isEmpty();
      all.assertThat(browser.<String>ask("return document.documentElement.lang"))
          .as("language of " + page)
          .isEqualTo(Languages.of(person.language()).toLanguageTag());
      browser.narrowest();
      all.assertThat(browser.fitsInWidth()).as("width of " + page).isTrue();
      browser.phone();
      all.assertThat(browser.tornTables()).as("tables of " + page).isEmpty();
      browser.desktop();
    });

    all.assertAll();
    assertThat(titles).as("different pages").hasSizeGreaterThan(6);
  }

  @ParameterizedTest
  @MethodSource("senders")
  void refusedFormsHaveNoBarriers(Person person) {
    SoftAssertions all = new SoftAssertions();
    Set<String> forms = new LinkedHashSet<>();

    walk(person, page -> {
      browser.unfold();
      List<String> texts =
          browser.findAll(FILLED_IN).stream().map(WebElement::getText).toList();
      for (int i = 0; i < texts.size(); i++) {
        if (forms.add(texts.get(i))) {
          browser.show(page);
          browser.unfold();
          WebElement form = browser.findAll(FILLED_IN).get(i);
          String answer = isComplete(form) ? ANSWERED : REFUSED;
          browser.sendUnchecked(form);
          all.assertThat(browser.findAll(By.cssSelector(answer)))
              .as("what became of form %d of %s", i, page)
              .isNotEmpty();
          all.assertThat(browser.barriers())
              .as("refused form %d of %s", i, page)
              .isEmpty();
        }
      }
    });

    all.assertAll();
    assertThat(forms).as("different forms").hasSizeGreaterThan(4);
  }

  /** It shows what holds, such as somebody's working hours, and is saved as it is. */
  private static boolean isComplete(WebElement form) {
    return form.findElements(By.cssSelector("[required]")).stream()
        .noneMatch(field -> field.getDomProperty("value").isEmpty());
  }

  @Test
  void pagesCanBeReadInTheDark() {
    browser.dark(true);
    SoftAssertions all = new SoftAssertions();

    walk(ANNA, page -> {
      browser.unfold();
      all.assertThat(browser.paleWords()).as(page).isEmpty();
    });

    all.assertAll();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/board?silent=true",
        "/board/clients/OPENTOALL",
        "/board/clients/OPENTOALL/contacts",
        "/board/clients/OPENTOALL/data",
        "/board/clients/OPENTOALL/requests",
        "/board/clients/OPENTOALL/meeting-place",
        "/board/clients/OPENTOALL/escalation-rules",
        "/board/analysts/analyst/leaving?lastDay=2030-01-31"
      })
  void boardPagesAboutOneClientHaveNoBarriers(String page) {
    browser.signIn(RunningApplication.get(), "lead");
    browser.show(RunningApplication.get().baseUrl().resolve(page).toString());
    browser.unfold();

    assertThat(browser.barriers()).isEmpty();
    browser.narrowest();
    assertThat(browser.fitsInWidth()).isTrue();
    browser.desktop();
  }

  @Test
  void tablesOfTheBoardCanBeReadOnAPhone() {
    browser.signIn(RunningApplication.get(), "lead");
    browser.phone();
    SoftAssertions all = new SoftAssertions();
    int tables = 0;
    for (String page : List.of(
        "/board",
        "/board/analysts",
        "/board/mails",
        "/board/mails/held",
        "/board/mails/preview",
        "/board/clients/OPENTOALL",
        "/board/clients/OPENTOALL/closing",
        "/board/clients/OPENTOALL/contacts",
        "/board/clients/OPENTOALL/escalation-rules",
        "/board/clients/OPENTOALL/improvements",
        "/board/clients/OPENTOALL/meeting-place",
        "/board/clients/OPENTOALL/requests",
        "/board/analysts/analyst/leaving?lastDay=2030-01-31",
        "/threats")) {
      browser.show(RunningApplication.get().baseUrl().resolve(page).toString());
      browser.unfold();
      tables += browser.findAll(By.tagName("table")).size();
      all.assertThat(browser.tornTables()).as(page).isEmpty();
    }
    browser.desktop();

    all.assertAll();
    assertThat(tables).isGreaterThan(7);
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "de", "sv", "ja"})
  void thePageForLinksThatDoNotWorkHasNoBarriers(String language) {
    browser.language(language);

    browser.show(RunningApplication.get().baseUrl().resolve("/c/unknown").toString());

    assertThat(browser.barriers()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("people")
  void switchingAMailOffHasNoBarriers(Person person) {
    String link = client.mailsTo(person).get(0).links().get(0);
    browser.show(link + "/unsubscribe/review-pack");
    List<String> before = browser.barriers();
    browser.narrowest();
    assertThat(browser.fitsInWidth()).isTrue();
    browser.desktop();

    browser.find(By.cssSelector("main form button")).click();
    browser.await(
        "the mail is switched off",
        page -> !page.findAll(By.cssSelector(".good")).isEmpty());

    assertThat(before).isEmpty();
    assertThat(browser.barriers()).isEmpty();
    browser.find(By.cssSelector("main p a")).click();
    browser.await(
        "the choice is shown",
        page -> !page.findAll(By.cssSelector("input[type=checkbox]")).isEmpty());
    assertThat(browser
            .find(By.cssSelector("input[value=review-pack][type=checkbox]"))
            .isSelected())
        .isFalse();
  }

  @Test
  void revokedLinksHaveNoBarriers() {
    String link = client.linkFor(LENA, "SIR-OPENTOALL-2");
    browser.show(link);
    browser.find(By.cssSelector("footer a[href$='/links']")).click();
    browser.find(By.cssSelector("main form button")).click();
    browser.await(
        "the links are revoked", page -> page.findAll(By.cssSelector("form")).isEmpty());
    List<String> whenRevoked = browser.barriers();

    browser.show(link);

    assertThat(browser.words()).contains("This link has been made invalid");
    assertThat(browser.barriers()).isEmpty();
    assertThat(whenRevoked).isEmpty();
  }

  /** Or all else here would prove nothing. */
  @Test
  void barriersAreFoundWhereThereAreSome() {
    browser.show(client.linkFor(ANNA, "Action needed", "SIR-OPENTOALL-2"));

    // the page takes no style from its text, but from whoever is in the browser
    browser.ask("""
        document.documentElement.removeAttribute('lang');
        const main = document.querySelector('main');
        main.innerHTML = '<p>Pale</p><input><button>x</button><button>y</button>';
        main.querySelector('p').style.cssText = 'color: #aaa; background: #fff';
        main.querySelectorAll('button').forEach(button => button.style.cssText =
            'width: 9px; height: 9px; min-height: 0; padding: 0; margin: 0');
        """);

    assertThat(browser.barriers())
        .anyMatch(barrier -> barrier.startsWith("html-has-lang"))
        .anyMatch(barrier -> barrier.startsWith("color-contrast"))
        .anyMatch(barrier -> barrier.startsWith("label"))
        .anyMatch(barrier -> barrier.startsWith("target-size"));
  }

  /**
   * Goes to each page that the person's mails lead to, and on from there below the same token. What
   * says the same as something that was seen is left out.
   */
  private void walk(Person person, Consumer<String> onPage) {
    Set<String> seen = new HashSet<>();
    List<String> pages = new ArrayList<>();
    client.mailsTo(person).forEach(mail -> pages.addAll(mail.links()));
    for (int i = 0; i < pages.size(); i++) {
      String page = pages.get(i);
      browser.show(page);
      if (seen.add(browser.find(By.tagName("main")).getText())) {
        String token = TOKEN.matcher(page).replaceFirst("$1");
        browser.findAll(By.cssSelector("a[href]")).stream()
            .map(link -> link.getDomProperty("href").replaceAll("#.*", ""))
            // a pack as a file is no page; it is checked by PDF/UA
            .filter(link -> !link.endsWith(".pdf"))
            .filter(
                link -> link.startsWith(token + "/") && seen.add(link.substring(token.length())))
            .forEach(pages::add);
        onPage.accept(page);
      }
    }
  }
}
