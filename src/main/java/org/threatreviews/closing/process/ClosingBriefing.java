package org.threatreviews.closing.process;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.springframework.stereotype.Component;
import org.threatreviews.client.Client;
import org.threatreviews.closing.ContractClosing;
import org.threatreviews.closing.OpenItem;
import org.threatreviews.notification.NotificationSettings;
import org.threatreviews.problem.InWords;
import org.threatreviews.task.process.Markdown;

/** Writes what the team lead has yet to decide about, each with a link to where it is dealt with. */
@Component
class ClosingBriefing {

  private final ContractClosing closing;
  private final NotificationSettings settings;

  ClosingBriefing(ContractClosing closing, NotificationSettings settings) {
    this.closing = closing;
    this.settings = settings;
  }

  TypedValue of(Client client) {
    return Markdown.variable(briefing(client, closing.undecidedOf(client.reference())));
  }

  private String briefing(Client client, List<OpenItem> open) {
    List<String> lines = new ArrayList<>();
    lines.add("### %s".formatted(Markdown.literal(client.name())));
    lines.add(
        "The contract ends on %s, or has ended then. A renewal or extension takes this task back."
            .formatted(InWords.day(client.contractEnd())));
    lines.add("");
    lines.add("Decide here about all of it, or [item by item](%s)."
        .formatted(
            settings.baseUrl().resolve("/board/clients/%s/closing".formatted(client.reference()))));
    section(lines, client, "Goes on until it is settled, contract or not", open, false);
    section(lines, client, "Actions and improvements: you decide", open, true);
    return String.join("\n", lines);
  }

  private void section(
      List<String> lines, Client client, String title, List<OpenItem> open, boolean actions) {
    List<String> items = open.stream()
        .filter(item -> actions == (item.kind() == OpenItem.Kind.ACTION))
        .map(item -> line(client, item))
        .toList();
    if (!items.isEmpty()) {
      lines.add("");
      lines.add("#### " + title);
      lines.addAll(items);
    }
  }

  private String line(Client client, OpenItem item) {
    String state = item.state() == null ? "" : ", " + words(item.state());
    return "* %s [%s](%s): %s%s"
        .formatted(
            kind(item.kind()),
            Markdown.literal(item.reference()),
            settings.baseUrl().resolve(path(client, item)),
            Markdown.literal(item.title()),
            Markdown.literal(state));
  }

  private static String kind(OpenItem.Kind kind) {
    return switch (kind) {
      case MEETING -> "Meeting without a record";
      case INCIDENT -> "Security incident";
      case ACCEPTED_RISK -> "Accepted risk";
      case QUESTION -> "Question";
      case SOC_ITEM -> "Handed to the SOC";
      case ACTION -> "Action";
    };
  }

  private static String words(String state) {
    return state.startsWith("TR-")
        ? "of review " + state
        : state.toLowerCase(Locale.ROOT).replace('_', ' ').replaceAll("\\bsoc\\b", "SOC");
  }

  private static String path(Client client, OpenItem item) {
    String page = "/board/clients/" + client.reference();
    return switch (item.kind()) {
      case MEETING -> "/reviews/%s/meeting".formatted(item.reference());
      case SOC_ITEM -> "/reviews/%s/meeting".formatted(item.state());
      case INCIDENT, ACCEPTED_RISK, QUESTION ->
        page + "/requests?about="
            + java.net.URLEncoder.encode(item.reference(), java.nio.charset.StandardCharsets.UTF_8);
      case ACTION -> page + "/improvements";
    };
  }
}
