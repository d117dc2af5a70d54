package org.threatreviews.contact.process;

import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import org.threatreviews.client.Client;
import org.threatreviews.client.Clients;
import org.threatreviews.client.Contact;
import org.threatreviews.notification.NotificationSettings;
import org.threatreviews.problem.InWords;
import org.threatreviews.task.process.Markdown;

/** Shows the team lead who the contacts are, and where one is added. */
@Component
class NameRiskAuthorityCreateListener implements TaskListener {

  private final Clients clients;
  private final NotificationSettings settings;

  NameRiskAuthorityCreateListener(Clients clients, NotificationSettings settings) {
    this.clients = clients;
    this.settings = settings;
  }

  @Override
  public void notify(DelegateTask task) {
    Client client = clients.get(task.getExecution().getProcessBusinessKey());
    task.setName("%s: %s".formatted(task.getName(), client.name()));
    task.setVariableLocal(RiskAuthorityIds.VARIABLE_BRIEFING, Markdown.variable(briefing(client)));
  }

  private String briefing(Client client) {
    return """
        ### %s
        Nobody at this client may accept risks any more. Until somebody may, a risk that stays is nobody's decision. Please ask the client who decides, and enter the address here; the task ends by itself when a contact gets the authority on the [client's page](%s).

        %s
        """.formatted(
            Markdown.literal(client.name()),
            settings.baseUrl().resolve("/board/clients/" + client.reference() + "/contacts"),
            client.contacts().stream()
                .map(NameRiskAuthorityCreateListener::line)
                .collect(Collectors.joining("\n")));
  }

  private static String line(Contact contact) {
    return "* %s, %s, level %d: %s%s"
        .formatted(
            Markdown.literal(contact.name()),
            InWords.of(contact.role()),
            contact.level(),
            Markdown.literal(contact.email()),
            contact.isLeaving() ? ", leaves after " + InWords.day(contact.lastDay()) : "");
  }
}
