package org.threatreviews;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.modulith.core.ApplicationModules;

/** The rules on packages and classes hold in the product, and each of them bites. */
class ArchitectureTest {

  private static final String HOUSE = ThreatReviewsApplication.class.getPackageName();
  private static final String WRONG_HOUSE = HOUSE + ".support.wronghouse";

  private static final JavaClasses PRODUCT = new ClassFileImporter()
      .withImportOption(new ImportOption.DoNotIncludeTests())
      .importPackages(HOUSE);
  private static final JavaClasses WRONG_CLASSES =
      new ClassFileImporter().importPackages(WRONG_HOUSE);

  static Stream<Arguments> rules() {
    return Stream.concat(
        HouseRules.upperModules().stream()
            .map(upper -> rule("1 nothing depends on " + upper, h -> h.nothingDependsOn(upper))),
        Stream.of(
            rule(
                "1 supporting capabilities depend on no process",
                HouseRules::supportingCapabilitiesDependOnNoProcess),
            rule("1 processes depend in one direction", HouseRules::processesDependInOneDirection),
            rule("1 packages have no circles", HouseRules::packagesHaveNoCircles),
            rule(
                "2 only process packages, engine and access know Camunda",
                HouseRules::onlyProcessPackagesKnowTheEngine),
            rule("3 roots know neither process nor web", HouseRules::rootsKnowNeitherProcessNorWeb),
            rule("3 web uses only roots", HouseRules::webUsesOnlyRoots),
            rule("3 processes don't know web", HouseRules::processesDontKnowWeb),
            rule(
                "4 delegates live in process packages", HouseRules::delegatesLiveInProcessPackages),
            rule(
                "4 delegates hold one collaborator and no state",
                HouseRules::delegatesHoldOneCollaboratorAndNoState),
            rule("5 only notification sends mail", HouseRules::onlyNotificationSendsMail),
            rule(
                "5 queries of the engine say that they want all",
                HouseRules::engineQueriesSayThatTheyWantAll),
            rule("5 policies keep no answers", HouseRules::policiesKeepNoAnswers),
            rule("5 time comes from the clock", HouseRules::timeComesFromTheClock)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rules")
  @DisplayName("the product keeps the rule")
  void productKeeps(String name, Function<HouseRules, ArchRule> rule) {
    rule.apply(new HouseRules(HOUSE)).check(PRODUCT);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rules")
  @DisplayName("the rule finds the wrong class")
  void ruleBites(String name, Function<HouseRules, ArchRule> rule) {
    var result = rule.apply(new HouseRules(WRONG_HOUSE)).evaluate(WRONG_CLASSES);

    assertThat(result.hasViolation()).as("violations of: %s", name).isTrue();
  }

  @Test
  void modulesHaveNoCyclesAndUseOnlyEachOthersRoots() {
    assertThatCode(() -> ApplicationModules.of(ThreatReviewsApplication.class).verify())
        .doesNotThrowAnyException();
  }

  private static Arguments rule(String name, Function<HouseRules, ArchRule> rule) {
    return Arguments.of(name, rule);
  }
}
