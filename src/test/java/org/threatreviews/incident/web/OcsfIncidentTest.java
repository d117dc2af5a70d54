package org.threatreviews.incident.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.threatreviews.incident.IncidentReport;
import org.threatreviews.incident.Severity;
import org.threatreviews.problem.InvalidInput;

/** What becomes of an OCSF Incident Finding. */
class OcsfIncidentTest {

  private static final String FINDING = """
      {
        "class_uid": 2005, "category_uid": 2, "type_uid": 200501, "activity_id": 1, "status_id": 1,
        "severity_id": 4, "severity": "High", "time": 1796112000000,
        "metadata": {"uid": "event-77", "version": "1.4.0", "product": {"vendor_name": "SOC"}},
        "finding_info_list": [{
          "uid": "SIR-2026-0042", "title": "Beacon to a command and control server",
          "desc": "ws-17 talks to a known server every minute.", "types": ["Command and Control"]
        }],
        "attacks": [{"technique": {"uid": "T1071", "name": "Application Layer Protocol"},
                     "sub_technique": {"uid": "T1071.001", "name": "Web Protocols"}}],
        "resources": [{"name": "ws-17", "uid": "4711", "type": "Workstation"}],
        "remediation": {"desc": "Isolate the workstation."},
        "unmapped": {"sensor": "edge-3"}
      }
      """;

  private final ObjectMapper json = new ObjectMapper().registerModule(new JavaTimeModule());

  @Test
  void mapsWhatAFollowUpNeeds() throws Exception {
    assertThat(report(finding()))
        .isEqualTo(new IncidentReport(
            "NORD",
            "SIR-2026-0042",
            Severity.HIGH,
            "Beacon to a command and control server",
            "ws-17 talks to a known server every minute.",
            "Isolate the workstation.",
            "ws-17",
            "T1071.001",
            Instant.parse("2026-12-01T08:00:00Z")));
  }

  @ParameterizedTest
  @CsvSource({"2, LOW", "3, MEDIUM", "4, HIGH", "5, CRITICAL", "6, CRITICAL"})
  void mapsTheSeverity(int id, Severity severity) throws Exception {
    assertThat(report(finding().put("severity_id", id)).severity()).isEqualTo(severity);
  }

  @Test
  void takesTheEventsUidAndDescriptionWhenTheFindingHasNone() throws Exception {
    ObjectNode finding = finding().put("desc", "A workstation is infected.");
    ((ObjectNode) finding.at("/finding_info_list/0")).remove("uid");
    ((ObjectNode) finding.at("/finding_info_list/0")).remove("desc");

    assertThat(report(finding))
        .returns("event-77", IncidentReport::reference)
        .returns("A workstation is infected.", IncidentReport::description);
  }

  @Test
  void takesASingleFinding() throws Exception {
    ObjectNode finding = finding();
    finding.set("finding_info", finding.at("/finding_info_list/0"));
    finding.remove("finding_info_list");

    assertThat(report(finding).reference()).isEqualTo("SIR-2026-0042");
  }

  @Test
  void whatIsOptionalMayBeMissing() throws Exception {
    ObjectNode finding = finding();
    finding.remove("attacks");
    finding.remove("resources");
    finding.remove("remediation");
    finding.remove("activity_id");

    assertThat(report(finding))
        .returns(null, IncidentReport::technique)
        .returns(null, IncidentReport::asset)
        .satisfies(report -> assertThat(report.recommendation()).contains("24/7 SOC"));
  }

  @Test
  void namesWhatIsNotKept() throws Exception {
    ObjectNode finding = finding();
    finding.set("finding_info_list", json.readTree("""
            [null, {"uid": "F1", "title": "First", "desc": "One.",
                    "attacks": [{"technique": {"uid": "T1071"}}, {"tactics": [{"uid": "TA0011"}]}]},
             {"uid": "F2", "title": "Second", "desc": "Two."}]
            """));
    finding.set("attacks", json.readTree("""
        [null, {"tactic": {"uid": "TA0001"}}, {"technique": {"uid": "T1071"}},
         {"technique": {"uid": "T1566"}}]
        """));
    finding.set("resources", json.readTree("""
        [null, {"type": "Host"}, {"hostname": "ws-17"}, {"uid": "4711"}]
        """));
    finding.put("desc", "An event.").put("comment", "Call us.");

    ReportedIncident read = json.readValue(finding.toString(), ReportedIncident.class);

    assertThat(read.toReport("NORD"))
        .returns("F1", IncidentReport::reference)
        .returns("ws-17", IncidentReport::asset)
        .returns("T1071", IncidentReport::technique);
    assertThat(read.notTaken())
        .extracting(NotTaken::field)
        .containsExactlyInAnyOrder(
            "finding_info_list[2]",
            "resources[1]",
            "resources[3].uid",
            "attacks[1]",
            "attacks[3].technique.uid",
            "finding_info_list[1].attacks[1]",
            "metadata.uid",
            "metadata.version",
            "metadata.product",
            "unmapped",
            "desc",
            "comment");
    assertThat(json.readValue(FINDING, ReportedIncident.class).notTaken())
        .extracting(NotTaken::field)
        .containsExactlyInAnyOrder(
            "metadata.uid",
            "metadata.version",
            "metadata.product",
            "finding_info_list[0].types",
            "resources[0].uid",
            "resources[0].type",
            "unmapped");
  }

  /** Whatever a source adds, wherever: who sends it reads that it is not kept. */
  @Test
  void namesEachAttributeThatAnIncidentHasNoPlaceFor() throws Exception {
    ObjectNode finding = finding();
    for (String path : List.of(
        "", "/metadata", "/remediation", "/finding_info_list/0", "/resources/0", "/attacks/0")) {
      ((ObjectNode) finding.at(path)).put("vendor_word", "x").putNull("nothing").put("blank", " ");
    }
    assertThat(json.readValue(finding.toString(), ReportedIncident.class).notTaken())
        .extracting(NotTaken::field)
        .contains(
            "vendor_word",
            "metadata.vendor_word",
            "remediation.vendor_word",
            "finding_info_list[0].vendor_word",
            "resources[0].vendor_word",
            "attacks[0].vendor_word")
        .noneMatch(field -> field.endsWith("nothing") || field.endsWith("blank"));

    for (int i = 0; i < 100; i++) {
      finding.put("word_%02d".formatted(i), i);
    }
    List<NotTaken> many =
        json.readValue(finding.toString(), ReportedIncident.class).notTaken();
    assertThat(many.get(many.size() - 1).field()).isEqualTo("…");
    assertThat(many.get(many.size() - 1).detail()).matches("And \\d+ more attributes.*");
  }

  @Test
  void takesATitleThatEndsAsALineOfALogDoes() throws Exception {
    ObjectNode finding = finding();
    ((ObjectNode) finding.at("/finding_info_list/0")).put("title", "Blind reset attempts\n");

    assertThat(report(finding).title()).isEqualTo("Blind reset attempts");
  }

  @ParameterizedTest
  @CsvSource({
    "1796029492, seconds",
    "1796029492000000, microseconds",
    "1796029492000000000, nanoseconds",
    "0, between the years",
    "-1, between the years"
  })
  void saysInWhichUnitATimeHasToBe(long time, String guess) throws Exception {
    ObjectNode finding = finding().put("time", time);

    assertThatThrownBy(() -> report(finding)).isInstanceOfSatisfying(InvalidInput.class, e -> {
      assertThat(e.field()).isEqualTo("time");
      assertThat(e.rule()).isEqualTo("epochMillis");
      assertThat(e).hasMessageContaining("milliseconds").hasMessageContaining(guess);
    });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "class_uid | 2004 | class_uid | incidentFinding",
        "activity_id | 3 | activity_id | create",
        "severity_id | 1 | severity_id | oneOf",
        "severity_id | 99 | severity_id | oneOf",
        "severity_id | null | severity_id | oneOf",
        "time | null | time | required",
        "finding_info_list | [] | finding_info_list[0].uid | required",
        "finding_info_list | [{\"uid\":\"1\"}] | finding_info_list[0].title | required",
        "finding_info_list | [{\"uid\":\"arn:aws:1\"}] | finding_info_list[0].uid | pattern",
        "finding_info_list | [{\"uid\":\"1\",\"title\":\"t\"}] | finding_info_list[0].desc | required",
        "finding_info_list | [{\"uid\":\"1\",\"title\":\"a\\nb\"}] | finding_info_list[0].title | oneLine",
        "attacks | [{\"technique\":{\"uid\":\"TA0011\"}}] | attacks[0].technique.uid | attackTechnique",
        "resources | [{\"hostname\":\"a\\u0007b\"}] | resources[0].hostname | oneLine",
        "remediation | {\"desc\":\"a\\u0000b\"} | remediation.desc | text",
      })
  void namesTheAttributeThatCannotBeMapped(
      String attribute, String value, String named, String rule) throws Exception {
    ObjectNode finding = finding();
    finding.set(attribute, json.readTree(value));
    if (attribute.equals("finding_info_list") && value.equals("[]")) {
      finding.remove("metadata");
    }

    assertThatThrownBy(() -> report(finding)).isInstanceOfSatisfying(InvalidInput.class, e -> {
      assertThat(e.field()).isEqualTo(named);
      assertThat(e.rule()).isEqualTo(rule);
    });
  }

  @Test
  void namesTheAttributeOfTheWrongKind() {
    assertThatThrownBy(() -> report(finding().put("time", "yesterday")))
        .isInstanceOfSatisfying(
            JsonMappingException.class,
            e -> assertThat(e.getPath()).last().returns("time", path -> path.getFieldName()));
  }

  private ObjectNode finding() throws Exception {
    return (ObjectNode) json.readTree(FINDING);
  }

  private IncidentReport report(ObjectNode body) throws Exception {
    return json.readValue(body.toString(), ReportedIncident.class).toReport("NORD");
  }
}
