package org.threatreviews.notification.process;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.incident.IncidentContext;
import org.camunda.bpm.engine.impl.incident.IncidentHandling;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.stereotype.Component;
import org.threatreviews.notification.MailKind;
import org.threatreviews.notification.MailRecord;
import org.threatreviews.notification.WaitingProcess;

/**
 * Shows an undeliverable mail in Cockpit as an engine incident of its own type. It hangs on the
 * instance as a whole, so that it stays when the process goes on to its next step, and goes when
 * the instance ends.
 */
@Component
class CamundaWaitingProcess implements WaitingProcess {

  /** The type of the engine incident; its configuration is the mail's id. */
  static final String UNDELIVERABLE_MAIL = "undeliverableMail";

  private final RuntimeService runtime;
  private final CommandExecutor commands;

  /** An instance that waits, and at which of its elements the mail is shown. */
  private record Waiting(ProcessInstance instance, String element) {}

  CamundaWaitingProcess(RuntimeService runtime, ProcessEngineConfigurationImpl engine) {
    this.runtime = runtime;
    this.commands = engine.getCommandExecutorTxRequired();
  }

  @Override
  public boolean mailFailed(MailRecord mail) {
    if (!incidents(mail).isEmpty()) {
      return true;
    }
    Optional<Waiting> waiting = waiting(mail);
    waiting.ifPresent(place -> commands.execute(context -> show(mail, place, context)));
    return waiting.isPresent();
  }

  /**
   * The runtime service creates an incident only on an execution that stands at an activity, and
   * takes it away when the process goes on from there.
   */
  private static Void show(MailRecord mail, Waiting waiting, CommandContext context) {
    ExecutionEntity execution =
        context.getExecutionManager().findExecutionById(waiting.instance().getId());
    IncidentContext incident = new IncidentContext();
    incident.setExecutionId(execution.getId());
    incident.setProcessDefinitionId(execution.getProcessDefinitionId());
    incident.setConfiguration(mail.id().toString());
    if (execution.getProcessDefinition().findActivity(waiting.element()) != null) {
      incident.setActivityId(waiting.element());
    }
    IncidentHandling.createIncident(
        UNDELIVERABLE_MAIL, incident, "%s: %s".formatted(mail.recipient(), mail.reason()));
    return null;
  }

  @Override
  public void mailRepaired(MailRecord mail) {
    incidents(mail).forEach(incident -> runtime.resolveIncident(incident.getId()));
  }

  private List<Incident> incidents(MailRecord mail) {
    return runtime
        .createIncidentQuery()
        .incidentType(UNDELIVERABLE_MAIL)
        .configuration(mail.id().toString())
        .unlimitedList();
  }

  /** Of the reference that the mail is about, or else of the client, whose programme plans it. */
  private Optional<Waiting> waiting(MailRecord mail) {
    MailKind.Step step = new MailKind.Step(mail.process(), mail.element());
    return at(step, mail.reference())
        .or(() -> at(step, mail.client()))
        .or(() -> Optional.ofNullable(mail.kind())
            .flatMap(MailKind::stepBefore)
            .flatMap(before -> at(before, mail.client())));
  }

  private Optional<Waiting> at(MailKind.Step step, String businessKey) {
    return Stream.ofNullable(businessKey)
        .map(key -> runtime
            .createProcessInstanceQuery()
            .processDefinitionKey(step.process())
            .processInstanceBusinessKey(key)
            .unlimitedList())
        .flatMap(List::stream)
        .findFirst()
        .map(instance -> new Waiting(instance, step.element()));
  }
}
