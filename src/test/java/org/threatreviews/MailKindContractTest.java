package org.threatreviews;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.dmn.instance.InputEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.threatreviews.notification.MailKind;
import org.threatreviews.support.contract.ModelFolder;
import org.threatreviews.support.contract.ModelFolder.ProcessModel;

/** Each kind of mail fits the models, the templates and the decision about mails. */
class MailKindContractTest {

  private static final ModelFolder PRODUCT = ModelFolder.read(Path.of("bpmn"), Path.of("forms"));
  private static final Path TEMPLATES = Path.of("src/main/resources/mail");

  /** What templates are made of. */
  private static final Set<String> FRAGMENTS = Set.of("layout", "parts");

  private static final Pattern QUOTED = Pattern.compile("\"([^\"]+)\"");

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "DIGEST")
  void isShownAtAnElementThatThereIs(MailKind kind) {
    Stream.concat(Stream.of(kind.step()), kind.stepBefore().stream())
        .forEach(step -> assertThat(elementsOf(step.process()))
            .as("elements of the process %s", step.process())
            .contains(step.element()));
  }

  /** The outbox takes no second mail with the same element, number and recipient. */
  @Test
  void kindsOfOneElementGoToDifferentPeopleOrExcludeEachOther() {
    assertThat(Stream.of(MailKind.values())
            .filter(kind -> !kind.isForStaff())
            .collect(Collectors.groupingBy(MailKind::step))
            .values())
        .filteredOn(kinds -> kinds.size() > 1)
        .containsExactlyInAnyOrder(
            // counted by the rounds, each of which begins with one of them
            List.of(
                MailKind.INCIDENT_HELP,
                MailKind.INCIDENT_REOPENED,
                MailKind.INCIDENT_ACCEPTANCE_SUSPENDED,
                MailKind.INCIDENT_STILL_PRESENT),
            // each has a number that no other mail has
            List.of(
                MailKind.CONTACT_JOINED,
                MailKind.CONTACT_READDRESSED,
                MailKind.CONTACT_LEFT,
                MailKind.CONTACT_STANDS_IN),
            // of a review and of its client
            List.of(MailKind.REVIEW_NEW_DATE_AHEAD, MailKind.REVIEW_CONTRACT_CHANGED));
  }

  @Test
  void everyTemplateBelongsToAKind() throws IOException {
    try (Stream<Path> files = Files.list(TEMPLATES)) {
      assertThat(files
              .map(file -> file.getFileName().toString().replaceFirst("\\.html$", ""))
              .filter(name -> !FRAGMENTS.contains(name)))
          .containsExactlyInAnyOrderElementsOf(templates());
    }
  }

  @Test
  void thePolicyDecidesOnEveryKindAndOnNothingElse() {
    Set<String> decided = PRODUCT.decisions().stream()
        .filter(file -> file.name().equals("mail-policy"))
        .flatMap(file -> file.model().getModelElementsByType(InputEntry.class).stream())
        .filter(entry -> entry.getId().endsWith("_template"))
        .flatMap(entry -> QUOTED.matcher(entry.getTextContent()).results())
        .map(template -> template.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
    Set<String> sent = templates();
    sent.remove(MailKind.DIGEST.template());

    assertThat(decided).isEqualTo(sent);
  }

  private static Set<String> templates() {
    return Arrays.stream(MailKind.values())
        .map(MailKind::template)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> elementsOf(String process) {
    return PRODUCT.processes().stream()
        .map(ProcessModel::model)
        .filter(model -> model.getModelElementsByType(Process.class).stream()
            .anyMatch(found -> found.getId().equals(process)))
        .flatMap(model -> model.getModelElementsByType(FlowNode.class).stream())
        .map(FlowNode::getId)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
