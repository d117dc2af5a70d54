package org.threatreviews.notification.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.threatreviews.notification.MailPreviews;
import org.threatreviews.support.Browser;

/** Every mail as a phone and a desktop computer show it. */
class MailLayoutIT {

  private static final MailTemplates TEMPLATES = new MailTemplates(MailTexts.messages());
  private static final MailPreviews PREVIEWS = new SampleMailPreviews(TEMPLATES);

  /** Labels that stand on more than one line. */
  private static final String TORN_LABELS = """
      return [...document.querySelectorAll('.facts th')]
          .filter(label => {
            const words = document.createRange();
            words.selectNodeContents(label);
            return words.getClientRects().length > 1;
          })
          .map(label => label.textContent);
      """;

  @TempDir
  Path folder;

  private Browser browser;

  @BeforeEach
  void startAfresh() {
    browser = Browser.open();
  }

  @ParameterizedTest(name = "{0} {1} {2}")
  @MethodSource("org.threatreviews.notification.template.MailTemplatesTest#mails")
  void fitsEachScreenAndKeepsItsLabelsWhole(
      String template, String language, String situation, Map<String, Object> model)
      throws IOException {
    show(
        TEMPLATES.render(template, MailTemplatesTest.recipient(language), model).html());

    assertThat(browser.fitsInWidth()).as("on a desktop").isTrue();
    assertThat(browser.<List<String>>ask(TORN_LABELS)).isEmpty();
    browser.phone();
    assertThat(browser.tornTables()).as("on a phone").isEmpty();
    browser.narrowest();
    assertThat(browser.fitsInWidth()).as("on a small phone").isTrue();
    assertThat(browser.<List<String>>ask(TORN_LABELS)).isEmpty();
  }

  static Stream<String> mails() {
    return PREVIEWS.mails().stream();
  }

  @ParameterizedTest
  @MethodSource("mails")
  void isReadableInLightAndDark(String mail) throws IOException {
    show(PREVIEWS.preview(mail, "en", PREVIEWS.situations(mail).get(0)).html());
    assertThat(browser.barriers()).as("light").isEmpty();

    browser.dark(true);
    assertThat(browser.barriers()).as("dark").isEmpty();
  }

  private void show(String html) throws IOException {
    browser.show(Files.writeString(folder.resolve("mail.html"), html).toUri().toString());
  }
}
