package org.threatreviews.notification.template;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.threatreviews.notification.MailKind;
import org.threatreviews.notification.Recipient;

/** Made-up content for every mail, for people who want to see what it looks like. */
public final class MailSamples {

  private static final String LINK =
      "https://reviews.mdr.example/c/Vb3nJ0m6Yq8sKfTzR1xUe7hLw2PdCoAi5tNgMkX4yQE";

  static final LocalDate DAY = LocalDate.parse("2027-02-19");
  static final Instant MEETING = Instant.parse("2027-02-17T09:00:00Z");
  private static final Instant EARLIER = Instant.parse("2027-02-02T13:20:00Z");

  private final Map<String, Map<String, Map<String, Object>>> samples = new LinkedHashMap<>();

  public MailSamples() {
    onboarding();
    incidents();
    questions();
    reviews();
    staff();
    actions();
    people();
  }

  /**
   * All but the digest, by template and case; an optional part of a mail is there in one case and
   * missing in another.
   */
  public Map<String, Map<String, Map<String, Object>>> all() {
    return samples;
  }

  /** The first case of a mail. */
  public Map<String, Object> usual(String template) {
    return samples.get(template).values().iterator().next();
  }

  static boolean isForStaff(String template) {
    return MailKind.ofTemplate(template).orElseThrow().isForStaff();
  }

  /** What a digest of three mails shows, as they are written to this reader. */
  Map<String, Object> digest(MailTemplates templates, Recipient reader) {
    List<MailTemplates.DigestPart> parts = new ArrayList<>();
    for (String mail : List.of("incident-reminder", "incident-closed", "review-reminder")) {
      Map<String, Object> model = new HashMap<>(usual(mail));
      model.put("link", "%s-%d".formatted(LINK, parts.size() + 1));
      MailTemplates.Rendered rendered = templates.render(mail, reader, model);
      parts.add(templates.digestPart(rendered.subject(), rendered.html()).orElseThrow());
    }
    return Map.of(
        "link",
        LINK,
        "parts",
        parts,
        "severity",
        "HIGH",
        "mostSevere",
        1,
        "others",
        2,
        "hidden",
        0);
  }

  private void onboarding() {
    Map<String, Object> client = Map.of(
        "client",
        "Northwind Traders AB",
        "country",
        "SE",
        "contractEnd",
        LocalDate.parse("2027-11-30"));
    for (String template : List.of(
        "onboarding-welcome",
        "onboarding-telemetry-reminder",
        "onboarding-orientation-invitation",
        "onboarding-termination",
        "onboarding-ended")) {
      add(template, "always", client);
    }
    add("contract-ended", "nothing open", client, Map.of("open", List.of()));
    List<Map<String, String>> open = Stream.of(
            "INCIDENT", "ACCEPTED_RISK", "MEETING", "QUESTION", "SOC_ITEM", "ACTION")
        .map(kind -> Map.of("kind", kind, "title", kind.equals("QUESTION") ? "" : "SIR-142"))
        .toList();
    add("contract-ended", "something open", client, Map.of("open", open));
    add(
        "onboarding-plan",
        "four reviews",
        client,
        Map.of(
            "reviews",
            SampleMeetings.meetings("Q1 2027", "Q2 2027", "Q3 2027", "Q4 2027"),
            "unknownYears",
            List.of()));
    add(
        "onboarding-plan",
        "unknown holidays",
        client,
        Map.of("reviews", SampleMeetings.meetings("Q4 2027"), "unknownYears", List.of(2027, 2028)));
    add(
        "onboarding-plan",
        "no time left",
        client,
        Map.of("reviews", List.of(), "unknownYears", List.of()));
  }

  private void incidents() {
    Map<String, Object> bare = Map.of("reference", "SIR-2027-0142", "severity", "CRITICAL");
    Map<String, Object> acceptance =
        Map.of("acceptedBy", "Clara Ciso", "acceptedOn", EARLIER, "acceptedUntil", DAY);
    Map<String, Object> details = SampleIncidents.details();
    Map<String, Object> due = Map.of("answerBy", DAY);
    Map<String, Object> text =
        Map.of("text", "The host called the same server again on 16 February, at 14:05 CET.");
    Map<String, Object> reasons = Map.of(
        "reason",
        "The machine controls a press that is replaced in May.",
        "control",
        "It stands in a network segment of its own.");

    both("incident-reported", List.of(bare), details, due, Map.of("everybody", "Max, Clara"));
    add("incident-reported", "answered before it left", bare, details, Map.of("answeredBy", "Max"));
    both("incident-reminder", List.of(bare, Map.of("reportedAt", EARLIER)), details, due);
    add(
        "incident-reminder",
        "after a broken promise",
        bare,
        Map.of("reportedAt", EARLIER, "promisedFor", DAY),
        details);
    for (String again : List.of(
        "STILL_PRESENT",
        "CLIENT_HELPED",
        "REOPENED",
        "ACCEPTANCE_WITHDRAWN",
        "ACCEPTANCE_SUSPENDED")) {
      add(
          "incident-reminder",
          "asked again, " + again.toLowerCase(Locale.ROOT).replace('_', ' '),
          bare,
          Map.of("reportedAt", EARLIER, "again", again, "againAt", EARLIER),
          details,
          due,
          text);
    }
    both("incident-closed", List.of(bare), details, Map.of("next", true));
    both("incident-help", List.of(bare), details, due, text);
    both(
        "incident-reopened",
        List.of(bare, acceptance, Map.of("early", false)),
        details,
        due,
        Map.of("early", true),
        text);
    both("incident-acceptance-heads-up", List.of(bare, acceptance), details, reasons);
    both("incident-acceptance-suspended", List.of(bare, acceptance), details, due, text, reasons);
    Map<String, Object> cause = Map.of("cause", "SIR-2027-0151", "same", false);
    Map<String, Object> same = Map.of("same", true);
    both("incident-acceptance-restored", List.of(bare, acceptance, cause), text, reasons, same);
    both("incident-acceptance-decided", List.of(bare, acceptance), details, reasons);
    both(
        "incident-acceptance-wanted",
        List.of(bare, Map.of("asking", "Max Manager")),
        details,
        due,
        Map.of(
            "description",
            "The workstation has called a server every 60 seconds that is known for Cobalt Strike.",
            "text",
            "We can't take the machine out of service before May."));
    both(
        "incident-severity-changed",
        List.of(bare, Map.of("known", "MEDIUM")),
        details,
        due,
        text,
        acceptance,
        reasons);
    both("incident-still-present", List.of(bare), details, due, text);
    both("incident-withdrawn", List.of(bare), details, text);
    add("incident-withdrawn", "merged", bare, details, Map.of("mergedInto", "SIR-2027-0139"));
  }

  private void questions() {
    Map<String, Object> question = Map.of(
        "reference",
        "Q-2027-031",
        "subject",
        "How long do you keep the logs of our firewalls?",
        "answeredAt",
        EARLIER,
        "noticeDue",
        DAY.plusDays(7),
        "closes",
        DAY,
        "onAgenda",
        false,
        "onList",
        false);
    Map<String, Object> answer = Map.of("answer", """
        We keep them for 90 days, and those that belong to an incident for three years.

        If you need them for longer, we can write them to a store of yours.""");
    add("question-answer", "answer", question, answer);
    add("question-answer", "on the agenda", question, answer, Map.of("onAgenda", true));
    add("question-answer", "on the improvement list", question, answer, Map.of("onList", true));
    add("question-answer", "link only", question, Map.of("subject", "Q-2027-031"));
    add("question-closing-notice", "always", question);
  }

  private void reviews() {
    Map<String, Object> review = Map.of("title", "Q1 2027", "start", MEETING, "details", true);
    Map<String, Object> linkOnly = Map.of("items", List.of(), "notes", "", "details", false);
    add("review-agenda-request", "with an analyst", review, Map.of("analyst", "Ann Analyst"));
    add("review-agenda-request", "without one", review, Map.of("analyst", ""));
    add("review-analyst-changed", "always", review, Map.of("analyst", "Ben Beta"));
    add(
        "review-place-changed",
        "a link and a room",
        review,
        Map.of(
            "analyst",
            "Ann Analyst",
            "joinUrl",
            "https://meet.mdr.example/northwind",
            "place",
            "Room 4.12, Hamburg"));
    add("review-place-changed", "nothing yet", review, Map.of("analyst", "Ann Analyst"));
    add(
        "review-people-changed",
        "another advisor",
        review,
        SampleMeetings.people("Bea Brown", DAY));
    add("review-people-changed", "stays", review, SampleMeetings.people("Bea Brown", null));
    add("review-people-changed", "meetings only", review, SampleMeetings.people("", null));
    add("review-cancelled", "with a next review", review, Map.of("next", true));
    add("review-cancelled", "the last one", review, Map.of("next", false));
    add("review-new-date", "always", review);
    add("review-new-date", "outside business hours", review, Map.of("outsideHours", true));
    add("review-reminder", "a week before", review, Map.of("last", false));
    add("review-reminder", "the day before", review, Map.of("last", true));
    add("review-pack", "with an agenda", review, Map.of("items", SampleMeetings.items()));
    add("review-pack", "empty agenda", review, Map.of("items", List.of()));
    add("review-pack", "published late", review, Map.of("items", List.of(), "late", true));
    add("review-pack", "link only", review, linkOnly);
    Map<String, Object> attendees =
        Map.of("attendees", "Clara Ciso, Max Manager, Ann Analyst", "next", true);
    add(
        "review-minutes",
        "with notes",
        review,
        attendees,
        Map.of(
            "notes",
            "A calm quarter.\nThe new mail gateway is in service.",
            "items",
            SampleMeetings.items()));
    add(
        "review-minutes",
        "nothing said",
        review,
        Map.of("attendees", "", "notes", "", "items", List.of(), "next", true));
    Map<String, Object> last = Map.of("notes", "", "items", SampleMeetings.items(), "next", false);
    add("review-minutes", "of the last review", review, attendees, last);
    add("review-minutes", "link only", review, attendees, linkOnly);

    Map<String, Object> change = SampleMeetings.contractChange();
    for (String type :
        List.of("EXTEND", "RENEW", "TERMINATE", "CHANGE_SUBSCRIPTION", "HOLD", "RESUME")) {
      add("review-contract-changed", type, change, Map.of("change", type));
    }
    add(
        "review-contract-changed",
        "to an advisor",
        change,
        Map.of("change", "CHANGE_SUBSCRIPTION", "advisor", true, "cancelled", List.of()));
    for (String type : List.of("TERMINATE", "HOLD")) {
      Map<String, Object> nothing = Map.of("change", type, "moved", List.of(), "ahead", List.of());
      add("review-contract-changed", "nothing ahead: " + type, change, nothing);
    }
  }

  private void staff() {
    Map<String, Object> review = Map.of(
        "title",
        "Q1 2027",
        "client",
        "Northwind Traders AB",
        "reference",
        "TR-NORTHWIND-2027-01",
        "start",
        MEETING);
    add("review-cancelled-analyst", "always", review);
    add("review-new-date-analyst", "always", review);
    add("review-new-date-analyst", "outside business hours", review, Map.of("outsideHours", true));
    add("review-unprepared", "always", review, Map.of("publication", MEETING));
    add(
        "late-tasks",
        "one",
        Map.of("count", 1, "more", 0, "lines", List.of(SampleIncidents.lateTask(MEETING, ""))));
    add(
        "late-tasks",
        "more than fit",
        Map.of(
            "count",
            31,
            "more",
            29,
            "lines",
            List.of(
                SampleIncidents.lateTask(MEETING, "lead"), SampleIncidents.lateTask(MEETING, ""))));
    add("client-taken-over", "as advisor", review, SampleMeetings.takenOver(true));
    add("client-taken-over", "as analyst", review, SampleMeetings.takenOver(false));
    add("review-taken-over", "after a review", review, SampleMeetings.lastReview());
    add("review-taken-over", "first review", review, SampleMeetings.noReviewYet());
  }

  private void actions() {
    Map<String, Object> action = Map.of(
        "title",
        "Switch off NTLM on all file servers",
        "dueDate",
        DAY,
        "improvement",
        false,
        "carriedOver",
        false,
        "reason",
        "");
    add("action-reminder", "ahead", action, Map.of("urgency", "AHEAD"));
    add("action-reminder", "due today", action, Map.of("urgency", "DUE_TODAY"));
    add(
        "action-reminder",
        "late, from the improvement list",
        action,
        Map.of(
            "urgency",
            "LATE",
            "improvement",
            true,
            "carriedOver",
            true,
            "reason",
            "Two incidents of this quarter began with relayed NTLM sign-ins."));
  }

  private void people() {
    SamplePeople.cases()
        .forEach((template, cases) ->
            cases.forEach((situation, model) -> add(template, situation, model)));
  }

  /** Once with what may be missing, once without. */
  @SafeVarargs
  private void both(
      String template, List<Map<String, Object>> always, Map<String, Object>... optional) {
    List<Map<String, Object>> full = new ArrayList<>(always);
    full.addAll(List.of(optional));
    add(template, "complete", full);
    add(template, "link only", always);
  }

  @SafeVarargs
  private void add(String template, String situation, Map<String, Object>... parts) {
    add(template, situation, List.of(parts));
  }

  private void add(String template, String situation, List<Map<String, Object>> parts) {
    Map<String, Object> model = new HashMap<>();
    parts.forEach(model::putAll);
    if (!isForStaff(template) && !template.equals(MailKind.CONTACT_LEFT.template())) {
      model.put("link", LINK);
    }
    samples.computeIfAbsent(template, name -> new LinkedHashMap<>()).put(situation, model);
  }
}
