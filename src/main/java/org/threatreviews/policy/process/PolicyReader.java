package org.threatreviews.policy.process;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.stereotype.Component;
import org.threatreviews.database.TransactionMemory;

/**
 * Reads the rows of a decision table that count, from the newest version of the table. What a version
 * says about one case is looked up once: it never changes, and nearly every step of a process asks.
 */
@Component
public class PolicyReader {

  /** Far more than there are cases; a table that is asked about numbers could have any. */
  private static final int MOST_KNOWN = 2000;

  private final DecisionService decisions;
  private final ProcessEngineConfigurationImpl engine;
  private final TransactionMemory memory;
  private final Map<Case, List<PolicyRow>> known = new ConcurrentHashMap<>();

  /**
   * What a table was asked.
   *
   * @param version of the table
   */
  private record Case(String version, Map<String, Object> about) {}

  PolicyReader(
      DecisionService decisions, ProcessEngineConfigurationImpl engine, TransactionMemory memory) {
    this.decisions = decisions;
    this.engine = engine;
    this.memory = memory;
  }

  /**
   * The only row that counts.
   *
   * @param about the table's inputs by name; a value may be null
   * @throws IllegalStateException when no row says anything about that, or more than one does
   */
  public PolicyRow row(String decision, Map<String, ?> about) {
    return only(rows(decision, about), decision, about);
  }

  private static PolicyRow only(List<PolicyRow> rows, String decision, Map<String, ?> about) {
    if (rows.size() != 1) {
      throw new IllegalStateException("decision '%s' says %s on %s"
          .formatted(decision, rows.isEmpty() ? "nothing" : rows, about));
    }
    return rows.get(0);
  }

  /** All rows that count, in the table's order, of a table in which several may. */
  public List<PolicyRow> rows(String decision, Map<String, ?> about) {
    return rowsOf(newest(decision), about);
  }

  /**
   * The version of a table that is the newest now, for whoever asks about many cases at once: which
   * one that is costs a look into the database. Not to be kept for longer.
   */
  public PolicyVersion newestVersion(String decision) {
    String version = newest(decision);
    return about -> only(rowsOf(version, about), decision, about);
  }

  private List<PolicyRow> rowsOf(String version, Map<String, ?> about) {
    Case asked = new Case(version, Collections.unmodifiableMap(new HashMap<>(about)));
    List<PolicyRow> rows = known.get(asked);
    if (rows == null) {
      rows = evaluate(asked);
      if (known.size() >= MOST_KNOWN) {
        known.clear();
      }
      known.put(asked, rows);
    }
    return rows;
  }

  /** As the engine finds it when it evaluates by key; another node may have deployed it just now. */
  private String newest(String decision) {
    return memory.get(PolicyVersion.class, decision, () -> lookUp(decision));
  }

  private String lookUp(String decision) {
    return engine
        .getCommandExecutorTxRequired()
        .execute(context -> engine
            .getDeploymentCache()
            .findDeployedLatestDecisionDefinitionByKey(decision)
            .getId());
  }

  private List<PolicyRow> evaluate(Case asked) {
    return decisions
        .evaluateDecisionTableById(asked.version(), new HashMap<>(asked.about()))
        .getResultList()
        .stream()
        .map(row -> new PolicyRow(Collections.unmodifiableMap(row)))
        .toList();
  }
}
