package org.threatreviews.board;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What we ask of contacts. Any other mail only informs. */
public enum RequestKind {
  INCIDENT_REPORTED("incident-reported"),
  INCIDENT_REMINDER("incident-reminder"),
  INCIDENT_STILL_PRESENT("incident-still-present"),
  INCIDENT_HELP_GIVEN("incident-help"),
  INCIDENT_REOPENED("incident-reopened"),
  SEVERITY_CHANGED("incident-severity-changed"),
  ACCEPTANCE_WANTED("incident-acceptance-wanted"),
  ACCEPTANCE_SUSPENDED("incident-acceptance-suspended"),
  ACCEPTANCE_ENDS_SOON("incident-acceptance-heads-up"),
  AGENDA_POINTS("review-agenda-request"),
  MEETING_REMINDER("review-reminder"),
  MEETING_MOVED("review-new-date"),
  QUESTION_CLOSES("question-closing-notice"),
  ACTION_REMINDER("action-reminder"),
  TELEMETRY_REMINDER("onboarding-telemetry-reminder"),
  ORIENTATION_CALL("onboarding-orientation-invitation"),
  /** Not a mail: our people called. */
  PHONE_CALL(null);

  private static final Map<String, RequestKind> BY_TEMPLATE = Arrays.stream(values())
      .filter(kind -> kind.template != null)
      .collect(Collectors.toMap(kind -> kind.template, Function.identity()));

  private final String template;

  RequestKind(String template) {
    this.template = template;
  }

  /** The mails that ask for something. */
  static List<String> templates() {
    return List.copyOf(BY_TEMPLATE.keySet());
  }

  /**
   * @param template null for a phone call
   */
  static RequestKind of(String template) {
    return template == null ? PHONE_CALL : BY_TEMPLATE.get(template);
  }
}
