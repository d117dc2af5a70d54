package org.threatreviews;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.conditions.ArchConditions.callMethodWhere;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SliceRule;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.mail.javamail.JavaMailSender;

/**
 * The house rules on packages and classes, for the house below a base package: the real one, or the
 * deliberately wrong one that shows that each rule bites.
 */
record HouseRules(String base) {

  private static final List<String> SUPPORTING = List.of(
      "client",
      "calendar",
      "notification",
      "problem",
      "input",
      "history",
      "csv",
      "staff",
      "database",
      "settings",
      "promise");
  private static final List<String> PROCESSES =
      List.of("onboarding", "review", "incident", "question", "improvement");
  private static final List<String> UPPER =
      List.of("demo", "engine", "access", "http", "board", "portal", "invariant");

  /** Who of these may look at whom, in one direction. */
  private static final Map<String, List<String>> BELOW = Map.of(
      "demo", List.of("engine", "access", "http"),
      "engine", List.of("access", "http"),
      "access", List.of("http"),
      "board", List.of("invariant"));

  /** Supporting capabilities must stay usable by every process. */
  ArchRule supportingCapabilitiesDependOnNoProcess() {
    return noClasses()
        .that(resideInAnyPackage(modules(SUPPORTING)))
        .should()
        .dependOnClassesThat(resideInAnyPackage(modules(PROCESSES)))
        .because("a supporting capability serves every process and must know none");
  }

  /** These look at the rest; nothing may look at them, but for {@link #BELOW} one another. */
  ArchRule nothingDependsOn(String upper) {
    Stream<String> allowed = BELOW.entrySet().stream()
        .filter(module -> module.getValue().contains(upper))
        .map(Map.Entry::getKey);
    return noClasses()
        .that(resideInAPackage(base + "..")
            .and(not(type(ThreatReviewsApplication.class))) // puts all together, commands too
            .and(not(resideInAnyPackage(
                modules(Stream.concat(Stream.of(upper), allowed).toList())))))
        .should()
        .dependOnClassesThat(resideInAPackage("%s.%s..".formatted(base, upper)))
        .because(upper + " can then be replaced without touching a business module");
  }

  static List<String> upperModules() {
    return UPPER;
  }

  /** Onboarding knows reviews, reviews know what they talk about, never the other way round. */
  ArchRule processesDependInOneDirection() {
    return noClasses()
        .that(resideInAnyPackage(modules(List.of("incident", "question", "improvement"))))
        .should()
        .dependOnClassesThat(resideInAnyPackage(modules(List.of("onboarding", "review"))))
        .because("what a review talks about lives on without the review");
  }

  /** A circle between two packages makes one room of them, whatever their names say. */
  SliceRule packagesHaveNoCircles() {
    return slices()
        .matching(base + ".(**)")
        .should()
        .beFreeOfCycles()
        .because("a room that knows who uses it can't be read alone");
  }

  ArchRule onlyProcessPackagesKnowTheEngine() {
    return noClasses()
        .that(resideInAPackage(base + "..")
            .and(not(
                resideInAnyPackage(base + "..process..", base + ".engine..", base + ".access.."))))
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.camunda..")
        .because("a change of engine then stays mechanical");
  }

  ArchRule rootsKnowNeitherProcessNorWeb() {
    return noClasses()
        .that(residesInARoot())
        .should()
        .dependOnClassesThat(resideInAnyPackage(base + "..process..", base + "..web.."))
        .because("the use cases must not know how they are started");
  }

  ArchRule webUsesOnlyRoots() {
    return noClasses()
        .that(resideInAPackage(base + "..web.."))
        .should()
        .dependOnClassesThat(resideInAPackage(base + "..process.."))
        .because("a request goes through the module's facade and its transaction");
  }

  ArchRule processesDontKnowWeb() {
    return noClasses()
        .that(resideInAPackage(base + "..process.."))
        .should()
        .dependOnClassesThat(resideInAPackage(base + "..web.."))
        .because("a process step must not depend on the form of a request");
  }

  ArchRule delegatesLiveInProcessPackages() {
    return classes()
        .that(resideInAPackage(base + ".."))
        .and()
        .implement("org.camunda.bpm.engine.delegate.JavaDelegate")
        .should()
        .haveSimpleNameEndingWith("Delegate")
        .andShould()
        .resideInAPackage(base + "..process..")
        .andShould()
        .bePackagePrivate()
        .because("only the model names a delegate");
  }

  ArchRule delegatesHoldOneCollaboratorAndNoState() {
    return classes()
        .that(resideInAPackage(base + "..process.."))
        .and()
        .haveSimpleNameEndingWith("Delegate")
        .should(haveOneCollaboratorAndNoState())
        .because("a delegate reads, makes one call, and writes; many threads share it");
  }

  ArchRule onlyNotificationSendsMail() {
    return noClasses()
        .that(resideInAPackage(base + "..")
            .and(not(resideInAnyPackage(base + ".notification..", base + ".demo.."))))
        .should()
        .dependOnClassesThat()
        .areAssignableTo(JavaMailSender.class)
        .because("only the outbox keeps a mail and its cause in one transaction");
  }

  /** Whoever has signed in may not ask the engine for a list without an end, and ours run as they. */
  ArchRule engineQueriesSayThatTheyWantAll() {
    return noClasses()
        .that(resideInAPackage(base + ".."))
        .should(callMethodWhere(DescribedPredicate.describe(
            "list what a query of the engine finds",
            call -> call.getName().equals("list")
                && call.getTargetOwner().isAssignableTo("org.camunda.bpm.engine.query.Query"))))
        .because("such a query fails when somebody who has signed in is behind it");
  }

  ArchRule policiesKeepNoAnswers() {
    return classes()
        .that(resideInAPackage(base + ".."))
        .and(DescribedPredicate.describe(
            "read decision tables",
            reader -> reader.getAllFields().stream()
                .anyMatch(field -> field.getRawType().getSimpleName().equals("PolicyReader"))))
        .should(haveNoFieldThatKeepsMany())
        .because("what it kept would still count after another node has deployed a new table");
  }

  private static ArchCondition<JavaClass> haveNoFieldThatKeepsMany() {
    return new ArchCondition<>("keep nothing of what they have read") {
      @Override
      public void check(JavaClass reader, ConditionEvents events) {
        List<JavaField> keeping = reader.getAllFields().stream()
            .filter(field -> !field.getModifiers().contains(JavaModifier.STATIC))
            .filter(field -> field.getRawType().isAssignableTo(Map.class)
                || field.getRawType().isAssignableTo(Iterable.class)
                || field.getRawType().getPackageName().startsWith("java.util")
                || !field.getModifiers().contains(JavaModifier.FINAL))
            .toList();
        events.add(new SimpleConditionEvent(
            reader,
            keeping.isEmpty(),
            "%s has the fields %s".formatted(reader.getName(), keeping)));
      }
    };
  }

  ArchRule timeComesFromTheClock() {
    return noClasses()
        .that(resideInAPackage(base + ".."))
        .should(callMethodWhere(readsTheMachinesTime()))
        .orShould()
        .callConstructor(Date.class)
        .because("the time machine and the tests move the injected Clock and nothing else");
  }

  private static DescribedPredicate<JavaMethodCall> readsTheMachinesTime() {
    return DescribedPredicate.describe("read the machine's time", call -> {
      String owner = call.getTargetOwner().getName();
      boolean withoutArguments = call.getTarget().getRawParameterTypes().isEmpty();
      boolean now = call.getName().equals("now") && owner.startsWith("java.time.");
      boolean millis =
          call.getName().equals("currentTimeMillis") && owner.equals("java.lang.System");
      return withoutArguments && (now || millis);
    });
  }

  private static ArchCondition<JavaClass> haveOneCollaboratorAndNoState() {
    return new ArchCondition<>("have one final field, its collaborator") {
      @Override
      public void check(JavaClass delegate, ConditionEvents events) {
        List<JavaField> fields = delegate.getAllFields().stream()
            .filter(f -> !f.getModifiers().contains(JavaModifier.STATIC))
            .toList();
        boolean stateless = delegate.getAllFields().stream()
            .allMatch(f -> f.getModifiers().contains(JavaModifier.FINAL));
        events.add(new SimpleConditionEvent(
            delegate,
            fields.size() == 1 && stateless,
            "%s has the fields %s".formatted(delegate.getName(), fields)));
      }
    };
  }

  /** A module's own package or a room below it, but not a way in or out. */
  private DescribedPredicate<JavaClass> residesInARoot() {
    String[] outside = Stream.of("engine", "access", "http", "demo")
        .map(module -> "%s.%s..".formatted(base, module))
        .toArray(String[]::new);
    return resideInAPackage(base + "..")
        .and(not(resideInAnyPackage(base + "..process..", base + "..web..")))
        .and(not(resideInAnyPackage(outside)));
  }

  private String[] modules(List<String> names) {
    return names.stream().map(name -> "%s.%s..".formatted(base, name)).toArray(String[]::new);
  }
}
