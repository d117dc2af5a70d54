package org.threatreviews;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.threatreviews.support.tables.TableOwners;

/**
 * A module's tables are its own. Others read its views, which say what a state means, so that "open"
 * means the same to everybody.
 */
class TableOwnershipTest {

  private static final List<Path> SOURCES =
      List.of(Path.of("src/main/java"), Path.of("src/demo/java"));
  private static final String HOUSE = "org/threatreviews";

  private static final TableOwners OWNERS =
      TableOwners.of(Path.of("src/main/resources/db/migration"));

  @Test
  void everyTableHasOneOwner() {
    assertThat(OWNERS.withoutTableOrOwner()).isEmpty();
  }

  @Test
  void everyViewSaysWhoseItIs() {
    assertThat(OWNERS.viewsWithoutOwner()).isEmpty();
  }

  @Test
  void viewsReadTheirOwnersTables() {
    assertThat(OWNERS.wrongViews()).isEmpty();
  }

  @Test
  void modulesReadTheirOwnTablesAndTheViewsOfOthers() {
    assertThat(SOURCES.stream()
            .filter(Files::isDirectory)
            .flatMap(TableOwnershipTest::wrongs))
        .isEmpty();
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(delimiter = '|', textBlock = """
      board    | "select count(*) from incident where severity = 'HIGH'"
      board    | "select 1 from open_incident o, incident i where i.reference = o.reference"
      board    | "select r.reference from review_ahead r left join lateral (select 1 from agenda_item) a on true"
      incident | "select 1 from incident i join review r on r.client_reference = i.client_reference"
      incident | "update question set status = 'CLOSED'"
      question | "delete from incident_note"
      question | "insert into decision (kind) values ('HELD')"
      portal   | "update open_incident set unanswered = true"
      review   | "select id_ from act_ru_job"
      board    | "select 1 from " + table + " where reference = :reference"
      board    | "select 1 from %s where reference = :reference".formatted(table)
      """)
  void aForeignTableIsFound(String module, String java) {
    assertThat(OWNERS.wrongsIn("class Sample { String sql = " + java + "; }", module, "Sample"))
        .hasSize(1);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(delimiter = '|', textBlock = """
      board    | "select count(*) from open_incident"
      incident | "select 1 from incident i, review_ahead r for update"
      incident | "insert into incident (reference) values (1) on conflict do update set title = 'x'"
      board    | "A report from an incident" // select 1 from incident
      board    | 'x' /* "select 1 from incident" */
      engine   | "select id_ from act_ru_job"
      """)
  void ownTablesAndForeignViewsAreFine(String module, String java) {
    assertThat(OWNERS.wrongsIn("class Sample { Object sql = " + java + "\n; }", module, "Sample"))
        .isEmpty();
  }

  private static Stream<String> wrongs(Path sources) {
    try (Stream<Path> files = Files.walk(sources.resolve(HOUSE))) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .flatMap(file -> {
            Path inHouse = sources.resolve(HOUSE).relativize(file);
            String module = inHouse.getNameCount() > 1 ? inHouse.getName(0).toString() : "";
            return OWNERS.wrongsIn(read(file), module, inHouse.toString()).stream();
          })
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
