package org.threatreviews.support.tables;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whose each table and view is. Owners of tables stand here; a view names its own in its comment,
 * as {@code comment on view open_incident is 'incident: what it holds'}.
 */
public final class TableOwners {

  private static final Map<String, Set<String>> TABLES = Map.ofEntries(
      Map.entry(
          "client",
          Set.of(
              "client",
              "contact",
              "contact_absence",
              "contact_automatic_answer",
              "client_contract")),
      Map.entry("access", Set.of("api_token", "sign_out", "administrator_recovery")),
      Map.entry("closing", Set.of("closing_decision")),
      Map.entry("engine", Set.of("broken_glass")),
      Map.entry("history", Set.of("decision")),
      Map.entry(
          "notification",
          Set.of("mail_outbox", "mail_attachment", "mail_preference", "contact_link")),
      Map.entry("onboarding", Set.of("onboarding")),
      Map.entry("staff", Set.of("analyst", "analyst_absence", "analyst_week", "analyst_turn")),
      Map.entry(
          "review",
          Set.of(
              "review",
              "review_programme",
              "handed_review",
              "untold_analyst",
              "meeting_place",
              "contract_change",
              "planned_period",
              "agenda_item",
              "agenda_item_improvement",
              "meeting_notes",
              "review_minutes",
              "minutes_reply",
              "review_pack",
              "review_threat",
              "emerging_threat")),
      Map.entry(
          "incident",
          Set.of(
              "incident",
              "incident_turn",
              "incident_feedback",
              "incident_note",
              "escalation_rule",
              "escalation_rules_to_check")),
      Map.entry("question", Set.of("question", "question_message")),
      Map.entry("improvement", Set.of("improvement", "action_point")),
      Map.entry("demo", Set.of("demo_clock", "demo_mail", "demo_portfolio")));

  /** Who may look into the engine's own tables. */
  private static final Set<String> ENGINE = Set.of("engine", "demo", "task", "invariant");

  private static final Pattern REMARK = Pattern.compile("--[^\\n]*");
  private static final Pattern TABLE = Pattern.compile("\\bcreate table (?<name>\\w+)");
  private static final Pattern GONE = Pattern.compile("\\bdrop (?:table|view) (?<name>\\w+)");
  private static final Pattern VIEW = Pattern.compile(
      "\\bcreate (?:or replace )?view (?<name>\\w+) as\\s+(?<select>[^;]+);", Pattern.DOTALL);
  private static final Pattern COMMENT = Pattern.compile(
      "\\bcomment on view (?<name>\\w+) is\\s+'(?:(?<owner>[a-z]+): )?(?<text>[^']+)");

  private final Map<String, String> tables = new TreeMap<>();
  private final Map<String, String> views = new TreeMap<>();
  private final Map<String, String> selects = new LinkedHashMap<>();
  private final Set<String> created = new TreeSet<>();

  private TableOwners(String sql) {
    TABLES.forEach((module, names) -> names.forEach(name -> tables.put(name, module)));
    TABLE.matcher(sql).results().forEach(table -> created.add(table.group(1)));
    VIEW.matcher(sql).results().forEach(view -> selects.put(view.group(1), view.group(2)));
    COMMENT.matcher(sql).results().forEach(view -> views.put(view.group(1), view.group(2)));
    GONE.matcher(sql).results().forEach(gone -> {
      created.remove(gone.group(1));
      selects.remove(gone.group(1));
      views.remove(gone.group(1));
    });
  }

  /**
   * @param migrations folder of all migrations, read in the order of their names
   */
  public static TableOwners of(Path migrations) {
    try (Stream<Path> files = Files.list(migrations)) {
      return new TableOwners(files
          .sorted()
          .map(TableOwners::read)
          .map(sql -> REMARK.matcher(sql).replaceAll(""))
          .collect(Collectors.joining("\n")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Tables that the migrations create and that nobody owns, or the other way round. */
  public Set<String> withoutTableOrOwner() {
    Set<String> different = new TreeSet<>(created);
    tables.keySet().forEach(name -> {
      if (!different.remove(name)) {
        different.add(name);
      }
    });
    return different;
  }

  /** Views whose comment does not begin with the name of a module. */
  public Set<String> viewsWithoutOwner() {
    return selects.keySet().stream()
        .filter(view -> views.get(view) == null || !TABLES.containsKey(views.get(view)))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** What views read of tables that their owners do not own. */
  public List<String> wrongViews() {
    return selects.entrySet().stream()
        .flatMap(view ->
            wrongs(views.get(view.getKey()), "the view " + view.getKey(), view.getValue()).stream())
        .toList();
  }

  /**
   * What a class reads or writes of tables that its module does not own.
   *
   * @param source all of its Java source
   */
  public List<String> wrongsIn(String source, String module, String name) {
    return JavaStrings.of(source).stream()
        .flatMap(sql -> wrongs(module, name, sql).stream())
        .toList();
  }

  private List<String> wrongs(String module, String name, String sql) {
    TableNames names = TableNames.in(sql);
    List<String> wrongs = new ArrayList<>();
    for (String table : names.read()) {
      if (isForeignTable(module, table)) {
        wrongs.add("%s reads %s, a table of another module".formatted(name, table));
      }
    }
    for (String table : names.written()) {
      if (isForeignTable(module, table) || views.containsKey(table)) {
        wrongs.add("%s writes %s, which is not its module's table".formatted(name, table));
      }
    }
    if (names.composed()) {
      wrongs.add("%s puts a table's name together: %s".formatted(name, sql.strip()));
    }
    return wrongs;
  }

  private boolean isForeignTable(String module, String table) {
    if (table.startsWith("act_")) {
      return !ENGINE.contains(module);
    }
    String owner = tables.get(table);
    return owner != null && !owner.equals(module);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
