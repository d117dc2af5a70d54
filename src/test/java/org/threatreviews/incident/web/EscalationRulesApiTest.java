package org.threatreviews.incident.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.threatreviews.client.ClientRegistration;
import org.threatreviews.client.Clients;
import org.threatreviews.client.Contact;
import org.threatreviews.client.ContactRole;
import org.threatreviews.client.Subscription;
import org.threatreviews.history.DecisionHistory;
import org.threatreviews.history.HistoryFilter;
import org.threatreviews.history.RecordedDecision;
import org.threatreviews.incident.Callee;
import org.threatreviews.incident.Callees;
import org.threatreviews.incident.Severity;
import org.threatreviews.invariant.Rule;
import org.threatreviews.support.Breaks;
import org.threatreviews.support.ProcessTest;

/** Who is called: Ede first, then Max and Clara; nobody can call Ohne. */
@ProcessTest
class EscalationRulesApiTest {

  private static final String RULES = "/api/v1/clients/NORD/escalation-rules";
  private static final String PAGE = "/board/clients/NORD/escalation-rules";
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  /** A Tuesday at 10 and a Sunday night, in Berlin. */
  private static final Instant DAY = Instant.parse("2026-12-01T09:00:00Z");

  private static final Instant NIGHT = Instant.parse("2026-12-06T02:00:00Z");

  @Autowired
  MockMvc mvc;

  @Autowired
  Clients clients;

  @Autowired
  Callees callees;

  @Autowired
  DecisionHistory history;

  @Autowired
  JdbcClient jdbc;

  @BeforeEach
  void registerClient() {
    clients.register(new ClientRegistration(
        "NORD",
        "Nordwind AG",
        "DE",
        "en",
        BERLIN,
        Subscription.STANDARD,
        LocalDate.parse("2026-12-01"),
        LocalDate.parse("2027-11-30"),
        List.of(
            contact("Ohne", null, 1),
            contact("Ede", "+49 30 1", 1),
            contact("Max", "+49 30 2", 2),
            contact("Clara", "+49 30 3", 4))));
  }

  private static Contact contact(String name, String phone, int level) {
    return new Contact(
        name,
        name.toLowerCase(java.util.Locale.ROOT) + "@nord.example",
        phone,
        ContactRole.SECURITY_MANAGER,
        level,
        false,
        "en",
        BERLIN);
  }

  @Test
  void theDefaultHoldsUntilTheClientHasRulesOfItsOwn() throws Exception {
    read()
        .andExpect(jsonPath("$.rules", empty()))
        .andExpect(jsonPath("$.inForce[*].severity", contains("CRITICAL", "HIGH", "MEDIUM", "LOW")))
        .andExpect(jsonPath("$.inForce[0].hours").value("AROUND_THE_CLOCK"))
        .andExpect(jsonPath("$.inForce[0].source").value("DEFAULT"))
        .andExpect(jsonPath("$.inForce[0].contacts[*].name", contains("Ede", "Max", "Clara")))
        .andExpect(jsonPath("$.inForce[0].contacts[0].phone").value("+49 30 1"))
        .andExpect(jsonPath("$.inForce[2].contacts[*].name", contains("Ede", "Max")))
        .andExpect(jsonPath("$.inForce[3].contacts[*].name", contains("Ede")));
    assertThat(called(Severity.CRITICAL, NIGHT)).containsExactly("Ede", "Max", "Clara");
    assertThat(called(Severity.LOW, DAY)).containsExactly("Ede");
    // a call about it that is asked for at night is made in the morning
    assertThat(called(Severity.LOW, NIGHT)).containsExactly("Ede");
  }

  @Test
  void rulesOfTheClientReplaceTheDefault() throws Exception {
    send(rules(
            rule("HIGH", "WORKING_HOURS", "max@nord.example"),
            rule("CRITICAL", "WORKING_HOURS", " MAX@nord.example "),
            rule("CRITICAL", "AROUND_THE_CLOCK", "clara@nord.example", "ede@nord.example")))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.rules[*].severity", contains("CRITICAL", "CRITICAL", "HIGH")))
        .andExpect(jsonPath("$.rules[1].contacts", contains("max@nord.example")))
        .andExpect(jsonPath("$.inForce[0].source").value("CLIENT"));

    assertThat(called(Severity.CRITICAL, DAY)).containsExactly("Max", "Clara", "Ede");
    assertThat(called(Severity.CRITICAL, NIGHT)).containsExactly("Clara", "Ede");
    assertThat(called(Severity.HIGH, DAY)).containsExactly("Max");
    assertThat(called(Severity.HIGH, NIGHT)).containsExactly("Max");
    assertThat(called(Severity.LOW, DAY)).containsExactly("Ede");

    send(rules()).andExpect(status().isOk()).andExpect(jsonPath("$.rules", empty()));
    assertThat(called(Severity.CRITICAL, NIGHT)).containsExactly("Ede", "Max", "Clara");
  }

  @Test
  void criticalIsCalledAboutAtNightAlsoWhereTheRuleIsForTheDay() throws Exception {
    send(rules(rule("CRITICAL", "WORKING_HOURS", "max@nord.example")))
        .andExpect(jsonPath("$.inForce", hasSize(5)))
        .andExpect(jsonPath("$.inForce[1].source").value("DEFAULT"))
        .andExpect(jsonPath("$.inForce[1].hours").value("AROUND_THE_CLOCK"));

    assertThat(called(Severity.CRITICAL, DAY)).containsExactly("Max");
    assertThat(called(Severity.CRITICAL, NIGHT)).containsExactly("Ede", "Max", "Clara");
  }

  @Test
  @Breaks(
      value = Rule.OPEN_WITH_SOMEBODY_GONE,
      because = "the address is changed behind the product's back")
  void whoCannotBeCalledAnyMoreIsSkippedAndTheDefaultHelpsOut() throws Exception {
    send(rules(
        rule("CRITICAL", "AROUND_THE_CLOCK", "max@nord.example", "clara@nord.example"),
        rule("HIGH", "WORKING_HOURS", "max@nord.example")));
    jdbc.sql("update contact set phone = null where name = 'Max'").update();
    jdbc.sql("update contact set email = 'claire@nord.example' where name = 'Clara'")
        .update();

    assertThat(called(Severity.CRITICAL, NIGHT)).containsExactly("Ede", "Clara");
    assertThat(called(Severity.HIGH, DAY)).containsExactly("Ede", "Clara");
    read()
        .andExpect(jsonPath("$.inForce[0].contacts", empty()))
        .andExpect(
            jsonPath("$.inForce[0].skipped[*].reason", contains("NO_PHONE_NUMBER", "NO_CONTACT")))
        .andExpect(jsonPath("$.inForce[1].source").value("DEFAULT"))
        .andExpect(jsonPath("$.inForce[1].contacts[*].name", contains("Ede", "Clara")));
    page("lead", "team-lead")
        .andExpect(content()
            .string(Matchers.allOf(
                Matchers.containsString("max@nord.example has no phone number and is skipped."),
                Matchers.containsString(
                    "clara@nord.example is no longer a contact and is skipped."),
                Matchers.containsString(
                    "Nobody of this rule can be called, so the default holds."))));
    jdbc.sql("update contact set phone = null").update();
    assertThat(called(Severity.CRITICAL, NIGHT)).isEmpty();
    page("lead", "team-lead")
        .andExpect(content().string(Matchers.containsString("Nobody: no contact has a phone")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}                                                        | rules                | notNull",
        "{'rules':null}                                            | rules                | notNull",
        "{'rules':'all'}                                           | rules                | type",
        "{'rules':[null]}                                          | rules[0]             | notNull",
        "{'rules':[],'colour':'red'}                               | colour               | unknownField",
        "{'rules':[{'hours':'WORKING_HOURS','contacts':['ede@nord.example']}]} | rules[0].severity | notNull",
        "{'rules':[{'severity':'URGENT','hours':'WORKING_HOURS','contacts':['ede@nord.example']}]} | rules[0].severity | oneOf",
        "{'rules':[{'severity':'HIGH','contacts':['ede@nord.example']}]} | rules[0].hours | notNull",
        "{'rules':[{'severity':'HIGH','hours':'NIGHT','contacts':['ede@nord.example']}]} | rules[0].hours | oneOf",
        "{'rules':[{'severity':'HIGH','hours':'WORKING_HOURS'}]}   | rules[0].contacts    | notEmpty",
        "{'rules':[{'severity':'HIGH','hours':'WORKING_HOURS','contacts':[]}]} | rules[0].contacts | notEmpty",
        "{'rules':[{'severity':'HIGH','hours':'WORKING_HOURS','contacts':[' ']}]} | rules[0].contacts[0] | notBlank",
        "{'rules':[{'severity':'HIGH','hours':'WORKING_HOURS','contacts':['x@other.example']}]} | rules[0].contacts[0] | contactOfClient",
        "{'rules':[{'severity':'HIGH','hours':'WORKING_HOURS','contacts':['ede@nord.example','ohne@nord.example']}]} | rules[0].contacts[1] | phoneNumber",
        "{'rules':[{'severity':'HIGH','hours':'WORKING_HOURS','contacts':['ede@nord.example','EDE@nord.example']}]} | rules[0].contacts[1] | distinctContacts",
        "{'rules':[{'severity':'HIGH','hours':'WORKING_HOURS','contacts':['ede@nord.example']},{'severity':'HIGH','hours':'WORKING_HOURS','contacts':['max@nord.example']}]} | rules[1] | onePerSeverityAndHours",
      })
  void refusesRulesThatCannotBeFollowed(String body, String field, String rule) throws Exception {
    send(body.replace('\'', '"'))
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.field").value(field))
        .andExpect(jsonPath("$.rule").value(rule))
        .andExpect(jsonPath("$.detail").isNotEmpty());
    read().andExpect(jsonPath("$.rules", empty()));
  }

  @Test
  void aChangeIsADecisionInTheHistoryAndARepetitionIsNone() throws Exception {
    String wanted = rules(rule("CRITICAL", "AROUND_THE_CLOCK", "clara@nord.example"));
    send(wanted).andExpect(status().isOk());
    send(wanted).andExpect(status().isOk());

    assertThat(decisions()).singleElement().satisfies(decision -> {
      assertThat(decision.wording()).isEqualTo("critical, around the clock: Clara");
      assertThat(decision.by()).isEqualTo("integration");
    });
    send(rules());
    assertThat(decisions()).extracting(RecordedDecision::wording).endsWith("the default holds");
  }

  @Test
  void leadAndIntegrationMayChangeThemAndWhoWorksWithClientsMayReadThem() throws Exception {
    for (String group : List.of("soc", "analyst", "advisor", "camunda-admin")) {
      mvc.perform(put(RULES)
              .with(user(group).authorities(new SimpleGrantedAuthority(group)))
              .contentType(MediaType.APPLICATION_JSON)
              .content(rules()))
          .andExpect(status().isForbidden());
      mvc.perform(get(RULES).with(user(group).authorities(new SimpleGrantedAuthority(group))))
          .andExpect(status().is(Set.of("advisor", "camunda-admin").contains(group) ? 403 : 200));
    }
    mvc.perform(put(RULES)
            .with(user("lead").authorities(new SimpleGrantedAuthority("team-lead")))
            .contentType(MediaType.APPLICATION_JSON)
            .content(rules()))
        .andExpect(status().isOk());
    mvc.perform(get("/api/v1/clients/NOBODY/escalation-rules")
            .with(user("lead").authorities(new SimpleGrantedAuthority("team-lead"))))
        .andExpect(status().isNotFound());
  }

  @Test
  void aLeadChoosesThemOnTheBoard() throws Exception {
    mvc.perform(get("/board/clients/NORD")
            .with(user("lead").authorities(new SimpleGrantedAuthority("team-lead"))))
        .andExpect(content().string(Matchers.containsString("href=\"" + PAGE + "\"")));

    sendForm("CRITICAL.AROUND_THE_CLOCK", "clara@nord.example", "", "ede@nord.example")
        .andExpect(redirectedUrl(PAGE));
    assertThat(called(Severity.CRITICAL, NIGHT)).containsExactly("Clara", "Ede");
    page("lead", "team-lead")
        .andExpect(status().isOk())
        .andExpect(content().string(Matchers.containsString("of this client")));

    sendForm("HIGH.WORKING_HOURS", "max@nord.example", "max@nord.example")
        .andExpect(status().isBadRequest())
        .andExpect(content().string(Matchers.containsString("Max is named twice in one rule.")));
    assertThat(called(Severity.CRITICAL, NIGHT)).containsExactly("Clara", "Ede");

    sendForm("HIGH.WORKING_HOURS", "");
    assertThat(called(Severity.CRITICAL, NIGHT)).containsExactly("Ede", "Max", "Clara");
    page("soc", "soc").andExpect(status().isForbidden());
    mvc.perform(post(PAGE)
            .with(csrf())
            .with(user("root").authorities(new SimpleGrantedAuthority("camunda-admin"))))
        .andExpect(status().isForbidden());
  }

  private List<RecordedDecision> decisions() {
    return history.all(new HistoryFilter("NORD", null, null, null, null)).toList();
  }

  private List<String> called(Severity severity, Instant at) {
    return callees.callees("NORD", severity, at).stream().map(Callee::name).toList();
  }

  private ResultActions read() throws Exception {
    return mvc.perform(get(RULES).with(user("soc").authorities(new SimpleGrantedAuthority("soc"))));
  }

  private ResultActions page(String user, String group) throws Exception {
    return mvc.perform(get(PAGE).with(user(user).authorities(new SimpleGrantedAuthority(group))));
  }

  private ResultActions sendForm(String field, String... contacts) throws Exception {
    return mvc.perform(post(PAGE)
        .param(field, contacts)
        .with(csrf())
        .with(user("lead").authorities(new SimpleGrantedAuthority("team-lead"))));
  }

  private ResultActions send(String body) throws Exception {
    return mvc.perform(put(RULES)
        .with(user("integration").authorities(new SimpleGrantedAuthority("integration")))
        .contentType(MediaType.APPLICATION_JSON)
        .content(body));
  }

  private static String rules(String... rules) {
    return "{\"rules\":[%s]}".formatted(String.join(",", rules));
  }

  private static String rule(String severity, String hours, String... contacts) {
    return "{\"severity\":\"%s\",\"hours\":\"%s\",\"contacts\":[\"%s\"]}"
        .formatted(severity, hours, String.join("\",\"", contacts));
  }
}
