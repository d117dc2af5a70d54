package org.threatreviews.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.threatreviews.client.Subscription;
import org.threatreviews.improvement.ActionKey;
import org.threatreviews.improvement.ActionPoints;
import org.threatreviews.improvement.Improvements;
import org.threatreviews.improvement.NewImprovement;
import org.threatreviews.improvement.Owner;
import org.threatreviews.question.NewQuestion;
import org.threatreviews.question.Questions;
import org.threatreviews.review.agenda.AgendaDecision;
import org.threatreviews.review.agenda.AgendaOutcome;
import org.threatreviews.review.agenda.AgreedAction;
import org.threatreviews.review.agenda.ReviewAgenda;
import org.threatreviews.review.process.ReviewDriver;
import org.threatreviews.review.threat.EmergingThreatText;
import org.threatreviews.review.threat.EmergingThreats;
import org.threatreviews.support.Fingerprint;
import org.threatreviews.support.HttpTest;

/**
 * Each field of each form on a page refuses what is not its kind of value: with words that tell which
 * field it is, and nothing is recorded. The forms are found by the addresses that take them, so a new
 * one has to say here what its fields are.
 */
@HttpTest
class PageFieldsTest {

  private static final List<String> DAYS = List.of(
      "tomorrow",
      "20270101",
      "2027-02-30",
      "2027-1-1",
      "+99999-01-01",
      "1999-12-31",
      "2101-01-01",
      "2026-12-31T23:00:00Z",
      "1796029492000");

  private static final List<String> CHOICES = List.of("NONE_OF_THESE", "0", "closed ", "\u00e4");

  /** What is wrong in a field, by its kind. */
  private static final Map<String, List<String>> WRONG = Map.ofEntries(
      Map.entry("day", DAYS),
      Map.entry(
          "start",
          List.of(
              "2027-01-01",
              "2027-01-01T25:00",
              "2027-02-30T10:00",
              "1796029492",
              "+99999-01-01T10:00",
              "1999-12-31T10:00")),
      Map.entry(
          "instant",
          List.of("2027-01-01", "1796029492", "+99999-01-01T10:00:00Z", "2027-01-01T10:00:00")),
      Map.entry("time", List.of("24:00", "9:5", "10", "noon", "10:00:00", "10:00Z")),
      Map.entry("choice", CHOICES),
      Map.entry("flag", List.of("perhaps", "1", "TRUE", "yes")),
      Map.entry("number", List.of("x", "1.5", "-1", "99", "1e1", "\u0661")),
      Map.entry("email", List.of("nobody", "a b@c", "a@b@c", "x".repeat(250) + "@example.org")),
      Map.entry("zone", List.of("Mars/Phobos", "25:00", "Europe")),
      Map.entry("country", List.of("ZZ", "Germany", "de-DE")),
      Map.entry("language", List.of("xx", "english", "e")),
      Map.entry("link", List.of("no link", "javascript:alert(1)", "https://")),
      Map.entry("key", List.of("x", "1")),
      Map.entry("person", List.of("NONE_OF_THESE", "nobody@nord.example")),
      Map.entry("reference", List.of("NONE_OF_THESE", "nord")),
      Map.entry("text", List.of()));

  /** What people call a field, where it is not its name. */
  private static final Map<String, String> WORDS = Map.ofEntries(
      Map.entry("present", "time"),
      Map.entry("start", "time"),
      Map.entry("outcome", "options|one of"),
      Map.entry("shown", "kind of email"),
      Map.entry("on", "kind of email"),
      Map.entry("to", "last day|contact"),
      Map.entry("from", "first day"),
      Map.entry("days", "working day"),
      Map.entry("begin", "times"),
      Map.entry("end", "times"),
      Map.entry("standIn", "stand-in|colleague|contact"),
      Map.entry("type", "what changes"),
      Map.entry("effective", "from which it counts"),
      Map.entry("until", "last day"),
      Map.entry("contractEnd", "last day of the contract"),
      Map.entry("HIGH.AROUND_THE_CLOCK", "contact|call"),
      Map.entry("kind", "from the list"),
      Map.entry("item", "list|item|left"),
      Map.entry("becomes", "what becomes of it"),
      Map.entry("note", "why"),
      Map.entry("title", "what|threat"),
      Map.entry("sourceReview", "review"),
      Map.entry("sourceIncident", "incident"),
      Map.entry("timeZone", "time zone"),
      Map.entry("workingDays", "working days"),
      Map.entry("hoursFrom", "time like"),
      Map.entry("hoursTo", "time like"),
      Map.entry("person", "contact|stand-in|successor"),
      Map.entry("userId", "user id"),
      Map.entry("weeklyReviews", "reviews a week"),
      Map.entry("qualifiedFor", "subscription"),
      Map.entry("languages", "language"),
      Map.entry("lastDay", "last day"),
      Map.entry("successor", "analyst|user|successor|nobody"),
      Map.entry("advisor", "analyst|user|pool"),
      Map.entry("deputy", "analyst|user|pool"),
      Map.entry("recipient", "email address|mail"),
      Map.entry("actionTitle", "what is to be done"),
      Map.entry("actionOwner", "one of"),
      Map.entry("actionDueDate", "by when"),
      Map.entry("owner", "one of"),
      Map.entry("targetDate", "by when"),
      Map.entry("why", "why it matters|already has the pack"),
      Map.entry("link", "web address|where to read"),
      Map.entry("joinUrl", "web address"),
      Map.entry("user", "account"),
      Map.entry("scope", "allows"),
      Map.entry("endsOn", "last day"),
      Map.entry("request", "options"));

  /** What forms of the board send by themselves. */
  private static final Set<String> NOT_TYPED = Set.of("type", "review", "kind", "item");

  /** The client of this test has no advisor. */
  private static final String NOT_OFFERED = "/board/analysts/advisors/NORD";

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  RequestMappingHandlerMapping addresses;

  @Autowired
  ReviewDriver driver;

  @Autowired
  ReviewAgenda agenda;

  @Autowired
  ActionPoints actionPoints;

  @Autowired
  Improvements improvements;

  @Autowired
  Questions questions;

  @Autowired
  EmergingThreats threats;

  @Autowired
  JdbcClient jdbc;

  @Autowired
  MockMvc browser;

  private final Map<String, Form> forms = new LinkedHashMap<>();

  /**
   * A form as a person fills it in.
   *
   * @param pattern of the address
   * @param path the address with what there is
   * @param right what is entered
   * @param kinds what each field holds, with the length of a text
   */
  private record Form(
      String pattern, String path, Map<String, String> right, Map<String, String> kinds) {}

  /**
   * What came back.
   *
   * @param shown the fields of the form on the page; null when the answer is none
   */
  private record Answer(
      int status, String words, List<String> blamed, List<String> shown, boolean says) {}

  @BeforeEach
  void liveForAWhile() {
    driver.registerPool();
    driver.registerClient(Subscription.STANDARD);
    driver.planAndStart();
    driver.reportIncident("INC-1", "Beaconing");
    questions.ask(new NewQuestion(
        "NORD", "Q-1", "Do you need it?", "The new log.", ReviewDriver.MANAGER, null));
    agenda.raise(ReviewDriver.FIRST, ReviewDriver.MANAGER, "Phishing");
    agenda.raise(ReviewDriver.FIRST, ReviewDriver.MANAGER, "Backups");
    driver.meet();
    UUID item = agenda.of(ReviewDriver.FIRST).items().get(0).id();
    UUID other = agenda.of(ReviewDriver.FIRST).items().get(1).id();
    agenda.decide(
        ReviewDriver.FIRST,
        item,
        new AgendaDecision(
            AgendaOutcome.ACTION_AGREED,
            null,
            new AgreedAction("Train staff", Owner.CLIENT, LocalDate.parse("2027-06-30"))),
        "analyst");
    UUID action = actionPoints.openOf("NORD").get(0).id();
    improvements.submit(
        new NewImprovement("NORD", "Log DNS", null, Owner.CLIENT, null, null, null, null, null));
    long improvement = improvements.of("NORD").get(0).id();
    threats.add(new EmergingThreatText("Stolen sessions", "Yes", "https://example.org"), "lead");
    long threat = threats.library().get(0).threat().id();
    UUID mail = jdbc.sql("select id from mail_outbox order by id limit 1")
        .query(UUID.class)
        .single();
    jdbc.sql("update mail_outbox set status = 'FAILED', last_error = '550' where id = :id")
        .param("id", mail)
        .update();
    String contact = jdbc.sql("select id from contact where email = :email")
        .param("email", ReviewDriver.MANAGER)
        .query(String.class)
        .single();
    jdbc.sql("""
            insert into contact_link
              (token_hash, client_reference, email, scope, reference, created_at, expires_at)
            values (encode(sha256('token'::bytea), 'hex'), 'NORD', :manager, 'CLIENT', 'NORD',
                    now(), '2030-01-01')
            """).param("manager", ReviewDriver.MANAGER).update();

    // client pages
    String incident = "/c/{token}/incidents/INC-1";
    form(incident + "/feedback")
        .with("outcome", "choice", "MITIGATED")
        .with("comment", "text 20000", "Done.");
    form(incident + "/feedback")
        .with("outcome", "choice", "IN_PROGRESS")
        .with("promisedFor", "day", "2027-02-26")
        .with("comment", "text 20000", "Soon.");
    form(incident + "/feedback")
        .with("outcome", "choice", "RISK_ACCEPTED")
        .with("acceptedUntil", "day", "2027-06-30")
        .with("reason", "text 20000", "Old.")
        .with("compensatingControl", "text 20000", "A wall.");
    form(incident + "/acceptance-request")
        .with("to", "person", ReviewDriver.CISO)
        .with("text", "text 20000", "Please.");
    form(incident + "/acceptance-end").with("reason", "text 20000", "No.");
    form(incident + "/request-withdrawal")
        .with("request", "person", "NEED_HELP " + ReviewDriver.CISO)
        .with("reason", "text 20000", "No.");
    form("/c/{token}/questions/Q-1/reopen").with("text", "text 20000", "More.");
    String review = "/c/{token}/reviews/" + ReviewDriver.FIRST;
    form(review + "/agenda-points").with("text", "text 20000", "More.");
    form(review + "/minutes-comments").with("text", "text 20000", "More.");
    form("/c/{token}/reviews/TR-NORD-2027-02/other-time")
        .with("present", "instant", "2027-05-19T08:00:00Z")
        .with("start", "instant", "2027-05-18T08:00:00Z");
    form("/c/{token}/actions/" + ActionKey.of(action) + "/decline")
        .with("reason", "text 20000", "No.");
    form("/c/{token}/mails").with("shown", "choice", "review-pack").with("on", "choice", "");
    form("/c/{token}/me/absences")
        .with("from", "day", "2027-03-01")
        .with("to", "day", "2027-03-02")
        .with("standIn", "person", "");
    form("/c/{token}/me/hours")
        .with("days", "choice", "MONDAY")
        .with("begin", "time", "09:00")
        .with("end", "time", "17:00");

    // the board
    String client = "/board/clients/NORD";
    form(client + "/reviews/TR-NORD-2027-02/moves").with("start", "start", "2027-05-18T10:00");
    for (String step : List.of("", "/preview")) {
      form(client + "/contract-changes" + step)
          .with("type", "choice", "EXTEND")
          .with("contractEnd", "day", "2028-03-31");
      form(client + "/contract-changes" + step)
          .with("type", "choice", "HOLD")
          .with("effective", "day", "2027-07-01")
          .with("until", "day", "2027-07-31");
      form(client + "/contract-changes" + step)
          .with("type", "choice", "CHANGE_SUBSCRIPTION")
          .with("effective", "day", "2027-07-01")
          .with("subscription", "choice", "ADVISOR");
    }
    for (String one : List.of("", "TR-NORD-2027-02")) {
      form(client + "/meeting-place")
          .with("review", "person", one)
          .with("joinUrl", "link", "https://meet.example/1")
          .with("place", "line 200", "Room 4");
    }
    form(client + "/mail-settings").with("incidentDetailsInMail", "flag", "true");
    form(client + "/escalation-rules")
        .with("HIGH.AROUND_THE_CLOCK", "person", ReviewDriver.MANAGER);
    form(client + "/closing")
        .with("kind", "choice", "INCIDENT")
        .with("item", "person", "INC-1")
        .with("becomes", "choice", "CLOSED")
        .with("note", "text 4000", "Over.");
    form(client + "/improvements")
        .with("title", "line 200", "Log DNS")
        .with("reason", "text 20000", "To see.")
        .with("owner", "choice", "CLIENT")
        .with("date", "day", "2027-06-30")
        .with("sourceReview", "person", ReviewDriver.FIRST)
        .with("sourceIncident", "person", "INC-1");
    for (String entry : List.of("/" + improvement, "/action-points/" + action)) {
      form(client + "/improvements" + entry)
          .with("owner", "choice", "SOC")
          .with("status", "choice", "DECLINED")
          .with("date", "day", "2027-07-30")
          .with("reason", "text 20000", "No.");
    }
    for (String who : List.of("", "/" + contact)) {
      form(client + "/contacts" + who)
          .with("name", "line 200", "Nora New")
          .with("email", "email", "nora@nord.example")
          .with("phone", "line 50", "+49 30 1")
          .with("role", "choice", "ENGINEER")
          .with("level", "number", "3")
          .with("riskAuthority", "flag", "true")
          .with("language", "language", "en")
          .with("timeZone", "zone", "Europe/Berlin")
          .with("workingDays", "choice", "MONDAY")
          .with("hoursFrom", "time", "09:00")
          .with("hoursTo", "time", "17:00");
    }
    form(client + "/contacts/" + contact + "/departure")
        .with("to", "day", "2027-06-30")
        .with("person", "person", "");
    form(client + "/contacts/" + contact + "/absences")
        .with("from", "day", "2027-06-29")
        .with("to", "day", "2027-06-30")
        .with("person", "person", "");
    form(client + "/contacts/" + contact + "/replacement")
        .with("to", "day", "2027-06-30")
        .with("name", "line 200", "Nora New")
        .with("email", "email", "nora@nord.example")
        .with("phone", "line 50", "+49 30 1");
    for (String step : List.of("", "/preview")) {
      form(client + "/data" + step)
          .with("name", "line 200", "Nord")
          .with("country", "country", "SE")
          .with("language", "language", "sv")
          .with("timeZone", "zone", "Europe/Stockholm");
    }
    analyst(form("/board/analysts").with("userId", "line 64", "ben"));
    analyst(form("/board/analysts/analyst"));
    form("/board/analysts/analyst/absences")
        .with("from", "day", "2027-06-29")
        .with("to", "day", "2027-06-30");
    form("/board/analysts/analyst/leaving")
        .with("lastDay", "day", "2027-06-30")
        .with("successor", "person", "");
    form("/board/analysts/advisors/NORD")
        .with("advisor", "person", "advisor")
        .with("deputy", "person", "")
        .with("reason", "text 1000", "Asked for.");
    form("/board/mails/" + mail + "/retries")
        .with("recipient", "email", "new@nord.example")
        .with("forGood", "flag", "true");

    // the meeting
    String meeting = "/reviews/" + ReviewDriver.FIRST;
    form(meeting + "/meeting/" + other)
        .with("outcome", "choice", "ACTION_AGREED")
        .with("note", "text 20000", "Fine.")
        .with("actionTitle", "line 200", "Restore once")
        .with("actionOwner", "choice", "CLIENT")
        .with("actionDueDate", "day", "2027-06-30");
    form(meeting + "/meeting/notes")
        .with("attendees", "text 4000", "All.")
        .with("notes", "text 4000", "Fine.");
    form(meeting + "/meeting/" + other + "/improvements")
        .with("key", "key", new UUID(1, 1).toString())
        .with("title", "line 200", "Log DNS")
        .with("reason", "text 20000", "To see.")
        .with("owner", "choice", "CLIENT")
        .with("targetDate", "day", "2027-06-30");
    for (String page : List.of(meeting + "/threats", "/threats", "/threats/" + threat)) {
      form(page)
          .with("title", "line 200", "Stolen tokens")
          .with("why", "text 2000", "Yes.")
          .with("link", "link", "https://example.org/1");
    }
    form(meeting + "/threats/" + threat).with("why", "text 2000", "Yes.");

    // sign-in
    form("/account/tokens")
        .with("name", "line 100", "Portal")
        .with("user", "person", "integration")
        .with("scope", "choice", "READ")
        .with("client", "reference", "NORD")
        .with("endsOn", "day", "2027-06-30");
  }

  /** Adds fields one after the other. */
  private final class Filling {
    private final Form form;

    private Filling(Form form) {
      this.form = form;
    }

    Filling with(String field, String kind, String right) {
      form.right().put(field, right);
      form.kinds().put(field, kind);
      return this;
    }
  }

  private static void analyst(Filling person) {
    person
        .with("name", "line 200", "Ben Beta")
        .with("email", "email", "ben@mdr.example")
        .with("advisor", "flag", "true")
        .with("qualified", "flag", "true")
        .with("qualification", "flag", "true")
        .with("qualifiedFor", "choice", "STANDARD")
        .with("languages", "language", "en")
        .with("weeklyReviews", "number", "3")
        .with("timeZone", "zone", "Europe/Berlin");
  }

  private Filling form(String address) {
    Form form = new Form(
        address, address.replace("{token}", "token"), new LinkedHashMap<>(), new LinkedHashMap<>());
    forms.put(address + " " + forms.size(), form);
    return new Filling(form);
  }

  @Test
  void eachFieldRefusesOtherKindsOfValues() throws Exception {
    List<String> taken = new ArrayList<>();
    int sent = 0;
    Fingerprint before = Fingerprint.of(jdbc);
    for (Form form : forms.values()) {
      for (Map.Entry<String, String> field : form.kinds().entrySet()) {
        for (String value : wrong(field.getValue())) {
          Map<String, String> entered = new LinkedHashMap<>(form.right());
          entered.put(field.getKey(), value);
          Answer answer = send(form, entered, List.of());
          sent++;
          if (!answer.says() || answer.status() >= 500 || !names(field.getKey(), answer)) {
            taken.add("%s %s=%.40s → %s"
                .formatted(form.path(), field.getKey(), value.strip(), answer)
                .replace("\0", "␀"));
          }
        }
      }
    }
    assertThat(taken).isEmpty();
    assertThat(sent).isGreaterThan(600);
    assertThat(before.changesUntil(Fingerprint.of(jdbc))).isEmpty();
  }

  /**
   * Whoever is refused on the board finds everything as it was entered, and the words at the field
   * that they are about. What a browser cannot send is left out here: characters that no table keeps,
   * line ends in a line, and other values in boxes and in what a form sends by itself.
   */
  @Test
  void aRefusedFormShowsAgainWhatWasEntered() throws Exception {
    List<String> lost = new ArrayList<>();
    int shown = 0;
    for (Form form : forms.values()) {
      for (Map.Entry<String, String> field : form.kinds().entrySet()) {
        if (!form.path().startsWith("/board/")
            || field.getValue().equals("flag")
            || NOT_TYPED.contains(field.getKey())) {
          continue;
        }
        for (String value : wrong(field.getValue())) {
          if (value.contains("\0")
              || value.matches("(?s).*\\p{Cs}.*")
              || field.getValue().startsWith("line") && value.contains("\n")) {
            continue;
          }
          Map<String, String> entered = new LinkedHashMap<>(form.right());
          entered.put(field.getKey(), value);
          MockHttpServletRequestBuilder request = filledIn(form, entered, List.of());
          String fault = lost(browser.perform(request).andReturn(), field.getKey(), entered);
          shown++;
          if (fault != null) {
            lost.add("%s %s=%.40s: %s".formatted(form.path(), field.getKey(), value, fault));
          }
        }
      }
    }
    assertThat(lost).isEmpty();
    assertThat(shown).isGreaterThan(300);
  }

  /**
   * What is not shown again as it should be; null when nothing is.
   */
  private static String lost(MvcResult result, String field, Map<String, String> entered)
      throws Exception {
    int status = result.getResponse().getStatus();
    Document page = Jsoup.parse(result.getResponse().getContentAsString());
    Element alert = page.selectFirst("main [role=alert]");
    if (status != 400 && status != 409 || alert == null) {
      return "%d, %s".formatted(status, alert);
    }
    Element form = page.selectFirst("form:has(#refused)");
    if (form == null) {
      String own = result.getRequest().getRequestURI();
      return own.equals(NOT_OFFERED) ? null : "blames no form: " + alert.text();
    }
    Element blamed = page.selectFirst("#refused");
    Element reason = page.getElementById(blamed.attr("aria-describedby"));
    if (!blamed.attr("aria-invalid").equals("true")
        || reason == null
        || !reason.text().equals(alert.text())
        || alert.select("a[href=#refused]").isEmpty()
        || form.parents().stream().anyMatch(e -> e.is("details:not([open])"))) {
      return "says nothing at the field";
    }
    if (!form.parents().containsAll(page.select("details[open]"))) {
      return "opens other forms, too";
    }
    if (form.select("[name=%s][aria-invalid]".formatted(field)).isEmpty()) {
      return "blames %s: %s".formatted(blamed.attr("name"), alert.text());
    }
    return entered.entrySet().stream()
        .filter(one -> !holds(form, one.getKey(), one.getValue()))
        .map(one -> "has lost " + one.getKey())
        .findFirst()
        .orElse(null);
  }

  /** What a list does not offer can't be chosen in it; what a form does not have is not asked. */
  private static boolean holds(Element form, String field, String value) {
    Element control = form.selectFirst("[name=%s]".formatted(field));
    return control == null
        || switch (control.tagName()) {
          case "select" ->
            control.select("option[selected]").eachAttr("value").stream()
                    .findFirst()
                    .orElse(control.selectFirst("option").attr("value"))
                    .equals(value)
                || control.select("option").eachAttr("value").stream().noneMatch(value::equals);
          case "textarea" -> control.wholeText().equals(value.replace("\r\n", "\n"));
          default ->
            control.attr("type").equals("checkbox")
                ? form.select("[name=%s][checked]".formatted(field))
                        .eachAttr("value")
                        .contains(value)
                    || form.select("[name=%s]".formatted(field)).eachAttr("value").stream()
                        .noneMatch(value::equals)
                : control.attr("value").equals(value);
        };
  }

  /**
   * At the field, by its name, or in words that people have for it; a page that does not offer the
   * form at the moment has no field to blame.
   */
  private static boolean names(String field, Answer answer) {
    String words = answer.words().toLowerCase(Locale.ROOT);
    return answer.blamed().contains(field)
        || answer.shown() != null && !answer.shown().contains(field)
        || words.contains(field.toLowerCase(Locale.ROOT))
        || words.matches("(?s).*(" + WORDS.getOrDefault(field, "-") + ").*");
  }

  /** Or what this test tries would not be all that there is. */
  @Test
  void eachFormOfAPageIsTried() {
    Map<String, TreeSet<String>> missing = new TreeMap<>();
    int found = 0;
    for (var entry : addresses.getHandlerMethods().entrySet()) {
      String room = entry.getValue().getBeanType().getName();
      boolean sends =
          entry.getKey().getMethodsCondition().getMethods().contains(RequestMethod.POST);
      for (String pattern : entry.getKey().getPatternValues()) {
        if (!sends
            || !room.startsWith("org.threatreviews.")
            || room.contains(".demo.")
            || pattern.startsWith("/api/")) {
          continue;
        }
        List<Form> tried = forms.values().stream()
            .filter(form -> form.pattern().matches(pattern.replaceAll("\\{[^}]+}", "[^/]+")))
            .toList();
        for (String field : fieldsOf(entry.getValue())) {
          found++;
          if (tried.stream().noneMatch(form -> form.kinds().containsKey(field))) {
            missing.computeIfAbsent(pattern, p -> new TreeSet<>()).add(field);
          }
        }
      }
    }
    // the same as below what the link is about; what a form of several kinds leaves out; one click
    missing
        .keySet()
        .removeIf(
            pattern -> pattern.matches(
                "/c/\\{token}/(feedback|acceptance-request"
                    + "|acceptance-end|request-withdrawal|reopen|agenda-points|minutes-comments|other-time|decline)"));
    missing.keySet().removeIf(pattern -> pattern.endsWith("/unsubscribe/{event}"));
    missing
        .getOrDefault("/board/clients/{reference}/contacts", new TreeSet<>())
        .removeAll(List.of("from", "to", "person"));
    missing
        .keySet()
        .removeIf(pattern -> pattern.startsWith("/board/clients/{reference}/contacts/"));
    missing.getOrDefault("/board/analysts/{userId}", new TreeSet<>()).remove("userId");
    missing.keySet().removeIf(pattern -> pattern.contains("/improvements/"));
    missing
        .getOrDefault("/board/clients/{reference}/improvements", new TreeSet<>())
        .remove("status");
    missing
        .getOrDefault("/board/mails/{id}/retries", new TreeSet<>())
        .remove("page"); // where the mail is shown
    missing.values().removeIf(Set::isEmpty);
    assertThat(missing).isEmpty();
    assertThat(found).isGreaterThan(100);
  }

  private static List<String> fieldsOf(HandlerMethod handler) {
    List<String> fields = new ArrayList<>();
    for (MethodParameter parameter : handler.getMethodParameters()) {
      RequestParam single = parameter.getParameterAnnotation(RequestParam.class);
      if (single != null && !Map.class.isAssignableFrom(parameter.getParameterType())) {
        parameter.initParameterNameDiscovery(new DefaultParameterNameDiscoverer());
        fields.add(single.name().isEmpty() ? parameter.getParameterName() : single.name());
      } else if (parameter.hasParameterAnnotation(ModelAttribute.class)) {
        Arrays.stream(parameter.getParameterType().getRecordComponents())
            .map(RecordComponent::getName)
            .forEach(fields::add);
      }
    }
    return fields;
  }

  /** A field that nobody reads must not look as if it had been kept. */
  @Test
  void noFormTakesAFieldThatItDoesNotHaveOrOneTwice() throws Exception {
    List<String> taken = new ArrayList<>();
    Fingerprint before = Fingerprint.of(jdbc);
    for (Form form : forms.values()) {
      for (String name : List.of("colour", "utm", "comments")) {
        Answer answer = send(form, form.right(), List.of(name + "=red"));
        if (!answer.says() || !answer.words().contains(name)) {
          taken.add("%s %s → %s".formatted(form.path(), name, answer));
        }
      }
      String first = form.kinds().keySet().iterator().next();
      if (!Set.of("shown", "HIGH.AROUND_THE_CLOCK", "days").contains(first)) {
        Answer twice = send(form, form.right(), List.of(first + "=red"));
        if (twice.status() != 400) {
          taken.add("%s %s twice → %s".formatted(form.path(), first, twice));
        }
      }
    }
    assertThat(taken).isEmpty();
    assertThat(before.changesUntil(Fingerprint.of(jdbc))).isEmpty();
  }

  /** Who follows a mailed link gets its page, whatever a gateway or a chat has hung on it. */
  @Test
  void pagesOpenWithWhatOthersHangOnLinks() throws Exception {
    List<String> pages = List.of(
        "/c/token",
        "/c/token/incidents/INC-1",
        "/c/token/questions/Q-1",
        "/c/token/reviews/" + ReviewDriver.FIRST,
        "/c/token/mails",
        "/c/token/me",
        "/c/token/unsubscribe/review-pack",
        "/board",
        "/board/clients/NORD",
        "/board/analysts",
        "/reviews/" + ReviewDriver.FIRST + "/meeting",
        "/threats");
    for (String page : pages) {
      for (String tag : List.of(
          "utm_source=mail&utm_medium=email&utm_campaign=x",
          "UTM_Source=x",
          "fbclid=IwAR0",
          "mc_cid=1&mc_eid=2",
          "gclid=x&gad_source=1",
          "msclkid=x",
          "mkt_tok=x",
          "_hsenc=x&_hsmi=2",
          "trk=x",
          "amp;utm_source=x")) {
        assertThat(get(page + "?" + tag).status()).as(page + "?" + tag).isEqualTo(200);
      }
      for (String other : List.of("colour=red", "utm=x", "weeks=2027-01-01", "xfbclid=1", "=")) {
        if (!other.equals("=")) {
          Answer answer = get(page + "?" + other);
          assertThat(answer.status()).as(page + "?" + other).isEqualTo(400);
          assertThat(answer.words()).as(page).contains(other.split("=")[0]);
        }
      }
    }
    assertThat(get("/c/token/reviews/TR-NORD-2027-02?week=2027-05-17&fbclid=x").status())
        .isEqualTo(200);
    assertThat(get("/c/token/reviews/TR-NORD-2027-02?week=soon").status()).isEqualTo(400);
    assertThat(get("/board?page=x").status()).isEqualTo(400);
    assertThat(get("/board?page=x").words()).contains("page");
  }

  /** What was hung on it is left out of the link to try again. */
  @Test
  void aRefusedAddressOfAClientLeadsBackToItsPage() throws Exception {
    MvcResult result = browser
        .perform(request(HttpMethod.GET, URI.create("/c/token/questions/Q-1?colour=red"))
            .header("Accept-Language", "de"))
        .andReturn();
    Document page = Jsoup.parse(result.getResponse().getContentAsString());

    assertThat(result.getResponse().getStatus()).isEqualTo(400);
    assertThat(page.text()).contains("„colour“ gehört nicht zu diesem Link.");
    assertThat(page.select("main a").eachAttr("href")).contains("/c/token/questions/Q-1");
  }

  private Answer get(String address) throws Exception {
    return answer(browser
        .perform(request(HttpMethod.GET, URI.create(address))
            .with(user("lead").authorities(new SimpleGrantedAuthority("team-lead"))))
        .andReturn());
  }

  private static List<String> wrong(String kind) {
    String[] parts = kind.split(" ");
    List<String> wrong = new ArrayList<>(List.of("a\0b", "a\ud83d", "\ude00b"));
    if (parts.length == 2) {
      int most = Integer.parseInt(parts[1]);
      wrong.add("x".repeat(most + 1));
      wrong.add("\ud83d\ude00".repeat(most + 1));
      wrong.add("x" + "\r\n".repeat(most) + "x");
    } else {
      wrong.addAll(WRONG.get(kind));
    }
    return wrong;
  }

  private Answer send(Form form, Map<String, String> entered, List<String> more) throws Exception {
    return answer(browser.perform(filledIn(form, entered, more)).andReturn());
  }

  private static MockHttpServletRequestBuilder filledIn(
      Form form, Map<String, String> entered, List<String> more) {
    MockHttpServletRequestBuilder request = request(HttpMethod.POST, URI.create(form.path()));
    entered.forEach(request::param);
    for (String parameter : more) {
      request.param(parameter.split("=")[0], parameter.split("=")[1]);
    }
    if (!form.path().startsWith("/c/")) {
      request.with(csrf());
    }
    return request.with(user("lead")
        .authorities(
            new SimpleGrantedAuthority("team-lead"), new SimpleGrantedAuthority("camunda-admin")));
  }

  private static Answer answer(MvcResult result) throws Exception {
    int status = result.getResponse().getStatus();
    String body = result.getResponse().getContentAsString();
    Object refusal = result.getRequest().getAttribute(RefusedPages.class.getName() + ".refusal");
    if (status >= 300 && status < 400) {
      Object problem = result.getFlashMap().get("problem");
      return new Answer(
          status,
          String.valueOf(problem),
          Stream.ofNullable(result.getFlashMap().get("field"))
              .map(String::valueOf)
              .toList(),
          null,
          problem != null);
    }
    if (body.isEmpty()) {
      return new Answer(status, String.valueOf(refusal), List.of(), null, refusal != null);
    }
    Document page = Jsoup.parse(body);
    Element alert = page.selectFirst("[role=alert]");
    return new Answer(
        status,
        alert == null ? page.select("main").text() : alert.text(),
        page.select("[aria-invalid]").eachAttr("name"),
        page.select("form[action$=%s] [name]"
                .formatted(result.getRequest().getRequestURI().replaceAll(".*(?=/)", "")))
            .eachAttr("name"),
        status >= 400 && (alert != null || page.text().contains("cannot be")));
  }
}
