package org.threatreviews.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** The table of what each mail is about and what it replaces, and its page in the documentation. */
class MailSubjectsTest {

  private static final Path PAGE = Path.of("docs/mails.md");
  /** What leaves however things are by then, and why that is right. Everything else states facts. */
  private static final Map<MailKind, String> STATES_NOTHING = Map.of(
      MailKind.ONBOARDING_TELEMETRY_REMINDER,
      "the step that sees the telemetry calls it back",
      MailKind.REVIEW_CONTRACT_CHANGED,
      "leaves at once, also during a hold; it tells what was agreed, and what is agreed later follows it",
      MailKind.CONTACT_LEFT,
      "leaves at once; who has left hears nothing after it");

  private static final Path WRITTEN_NOW = Path.of("target/mails.md");

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "DIGEST")
  void aMailReplacesOthersAboutTheSameToTheSamePeople(MailKind kind) {
    assertThat(MailSubjects.of(kind)).isPresent();
    assertThat(MailSubjects.replacedBy(kind)).allSatisfy(older -> {
      assertThat(MailSubjects.of(older)).isEqualTo(MailSubjects.of(kind));
      assertThat(older.isForStaff()).isEqualTo(kind.isForStaff());
    });
  }

  @Test
  void whatIsOverReplacesWhateverAsked() {
    Set<MailKind> closing = MailSubjects.replacedBy(MailKind.INCIDENT_CLOSED);

    assertThat(MailSubjects.about(MailSubject.INCIDENT))
        .filteredOn(kind -> kind != MailKind.INCIDENT_WITHDRAWN)
        .allMatch(closing::contains);
  }

  @Test
  void theDocumentationShowsTheTable() throws IOException {
    String page = page();
    Files.createDirectories(WRITTEN_NOW.getParent());
    Files.writeString(WRITTEN_NOW, page);

    assertThat(PAGE)
        .as("the table is out of date; copy %s to %s", WRITTEN_NOW, PAGE)
        .content()
        .isEqualToNormalizingNewlines(page);
  }

  private static String page() {
    StringBuilder page = new StringBuilder("""
        # Which mail replaces which

        A mail that waits does not leave any more once a newer one about the same is written that replaces it, to the same person. Of two that both
        stay the older one leaves first. Before a mail leaves, what it says is compared with how things are (ADR 27). A mail of a
        kind that states nothing says here why it may leave all the same. `MailSubjectsTest` fails when this page is out of date and writes it anew to
        `target/mails.md`.
        """);
    for (MailSubject subject : MailSubject.values()) {
      page.append("\n## ")
          .append(subject.name().charAt(0))
          .append(subject.name().substring(1).toLowerCase(Locale.ROOT))
          .append("\n\n| mail | replaces, as long as they wait | leaves |\n| --- | --- | --- |\n");
      for (MailKind kind : MailSubjects.about(subject)) {
        page.append("| `%s`%s | %s | %s |\n"
            .formatted(
                name(kind),
                MailSubjects.presupposesAnEarlierOne(kind) ? ", to who got an earlier one" : "",
                names(MailSubjects.replacedBy(kind)),
                STATES_NOTHING.getOrDefault(kind, "while what it says is so")));
      }
    }
    return page.toString();
  }

  private static String names(Set<MailKind> kinds) {
    List<String> names = kinds.stream().sorted().map(MailSubjectsTest::name).toList();
    return names.isEmpty()
        ? "none"
        : names.stream().map("`%s`"::formatted).collect(Collectors.joining(", "));
  }

  private static String name(MailKind kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
