package org.threatreviews.task.process;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.threatreviews.task.NextStep;
import org.threatreviews.task.Wait;
import org.threatreviews.task.Waits;
import org.threatreviews.task.Who;

/**
 * Reads tasks and jobs from the engine's tables: its own queries would need one for each business
 * key, and would leave out what whoever asks may not see, where the answer to "what comes next" is
 * the same for everybody.
 */
@Component
class CamundaWaits implements Waits {

  /** Somebody has opened such a form on their own account; nobody waits for it. */
  private static final Set<String> FORMS = Set.of("contract-change", "report-correction");

  private static final String FIND = """
      with running as (
        select i.id_, i.business_key_ as key, d.key_ as process
        from act_ru_execution i join act_re_procdef d on d.id_ = i.proc_def_id_
        where i.business_key_ = any(:keys) and i.parent_id_ is null)
      select r.key, r.process, t.task_def_key_ as element, 'TASK' as kind, t.name_ as name,
             coalesce(t.due_date_, t.create_time_) as due,
             (select string_agg(l.group_id_, ',') from act_ru_identitylink l
              where l.task_id_ = t.id_ and l.type_ = 'candidate') as who,
             t.suspension_state_ as state
      from running r join act_ru_task t on t.proc_inst_id_ = r.id_
      union all
      select r.key, r.process, coalesce(d.act_id_, j.failed_act_id_),
             case when j.retries_ = 0 then 'REPAIR' else 'BY_ITSELF' end, null, j.duedate_,
             (select v.text_ from act_ru_variable v
              where v.proc_inst_id_ = r.id_ and v.name_ = 'owner' limit 1),
             j.suspension_state_
      from running r join act_ru_job j on j.process_instance_id_ = r.id_
      left join act_ru_jobdef d on d.id_ = j.job_def_id_
      """;

  private static final int ACTIVE = 1;

  private final JdbcClient jdbc;
  private final ElementSteps steps;

  CamundaWaits(JdbcClient jdbc, ElementSteps steps) {
    this.jdbc = jdbc;
    this.steps = steps;
  }

  @Override
  public List<Wait> of(Collection<String> keys) {
    if (keys.isEmpty()) {
      return List.of();
    }
    return jdbc
        .sql(FIND)
        .param("keys", keys.toArray(String[]::new))
        .query((row, n) -> read(row))
        .list()
        .stream()
        .filter(Objects::nonNull)
        .filter(wait -> !FORMS.contains(wait.process()))
        .toList();
  }

  /** Null for an end that comes anyway. */
  private Wait read(ResultSet row) throws SQLException {
    String process = row.getString("process");
    String element = row.getString("element");
    Wait.Kind kind = Wait.Kind.valueOf(row.getString("kind"));
    String who = row.getString("who");
    Timestamp due = row.getTimestamp("due");
    if (kind == Wait.Kind.BY_ITSELF && steps.of(process, element).isEmpty()) {
      return null;
    }
    NextStep step = switch (kind) {
      case TASK -> new NextStep(candidates(who, process), row.getString("name"), due.toInstant());
      case REPAIR ->
        new NextStep(
            Who.TEAM_LEAD,
            "Repair the failed step '%s'".formatted(steps.label(process, element)),
            due.toInstant());
      default -> {
        ElementSteps.Step known = steps.of(process, element).orElseThrow();
        yield new NextStep(
            known.who() == null ? owner(who) : known.who(), known.what(), due.toInstant());
      }
    };
    boolean active = row.getInt("state") == ACTIVE;
    return new Wait(
        row.getString("key"),
        process,
        element,
        active ? kind : Wait.Kind.RESUMPTION,
        active ? step : new NextStep(Who.TEAM_LEAD, "Resume what is suspended", step.when()));
  }

  private Who candidates(String groups, String process) {
    if (groups == null) {
      return steps.defaultOf(process);
    }
    List<String> named = List.of(groups.split(","));
    if (named.contains("analyst") || named.contains("advisor")) {
      return Who.THREAT_REVIEW;
    }
    return named.contains("soc") ? Who.SOC : Who.TEAM_LEAD;
  }

  private static Who owner(String owner) {
    return switch (String.valueOf(owner)) {
      case "CLIENT" -> Who.CLIENT;
      case "SOC" -> Who.SOC;
      default -> Who.THREAT_REVIEW;
    };
  }
}
