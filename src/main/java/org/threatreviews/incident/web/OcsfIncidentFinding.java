package org.threatreviews.incident.web;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.threatreviews.incident.IncidentReport;
import org.threatreviews.incident.Severity;
import org.threatreviews.problem.InvalidInput;

/**
 * The part of an Incident Finding of the Open Cybersecurity Schema Framework (OCSF, class 2005) that
 * a follow-up needs; schema.ocsf.io describes the attributes. Others are passed over, as the schema
 * lets every source add its own.
 *
 * @param activityId 1 when an incident is opened; updates and closures are not taken in
 * @param time when the incident was opened, in milliseconds since 1970
 * @param findings what was found; the first one names the incident
 * @param finding the same for sources that send a single one
 * @param attacks MITRE ATT&amp;CK techniques; the first one counts
 * @param resources what is affected; the first one counts
 */
@JsonDeserialize(using = JsonDeserializer.None.class)
@JsonIgnoreProperties(ignoreUnknown = true)
record OcsfIncidentFinding(
    @JsonProperty(OcsfIncidentFinding.CLASS_UID) Integer classUid,
    @JsonProperty("activity_id") Integer activityId,
    @JsonProperty("severity_id") Integer severityId,
    Long time,
    String desc,
    String comment,
    Remediation remediation,
    Metadata metadata,
    @JsonProperty("finding_info_list") List<FindingInfo> findings,
    @JsonProperty("finding_info") FindingInfo finding,
    List<Attack> attacks,
    List<Resource> resources)
    implements ReportedIncident {

  static final String CLASS_UID = "class_uid";

  private static final int INCIDENT_FINDING = 2005;
  private static final int CREATE = 1;
  private static final int LONGEST_LINE = 200;
  private static final int LONGEST_TEXT = 20_000;
  private static final String TECHNIQUE = "T\\d{4}(\\.\\d{3})?";
  private static final String NO_RECOMMENDATION =
      "This report came without a recommendation; our 24/7 SOC will tell you what to do.";

  @JsonIgnoreProperties(ignoreUnknown = true)
  record Metadata(String uid) {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  record Remediation(String desc) {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  record FindingInfo(String uid, String title, String desc, List<Attack> attacks) {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  record Attack(
      Technique technique, @JsonProperty("sub_technique") Technique subTechnique) {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  record Technique(String uid) {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  record Resource(String name, String hostname, String uid) {}

  /** A value with the attribute that it came from, for a problem to name. */
  private record Attribute<T>(String name, T value) {}

  @Override
  public IncidentReport toReport(String client) {
    refuse(
        classUid == null || classUid != INCIDENT_FINDING,
        CLASS_UID,
        "incidentFinding",
        "Of the OCSF classes, only 2005 (Incident Finding) is accepted.");
    refuse(
        activityId != null && activityId != CREATE,
        "activity_id",
        "create",
        "Only activity 1 (Create) is accepted; use the other calls for updates and closures.");
    return new IncidentReport(
        client,
        reference(),
        severity(),
        line(required(info("title", FindingInfo::title))),
        text(required(first(info("desc", FindingInfo::desc), new Attribute<>("desc", desc)))),
        recommendation(),
        resource().map(OcsfIncidentFinding::line).orElse(null),
        technique().orElse(null),
        reportedAt());
  }

  private String reference() {
    Attribute<String> uid = required(first(
        info("uid", FindingInfo::uid),
        new Attribute<>("metadata.uid", metadata == null ? null : metadata.uid())));
    refuse(
        !uid.value().matches(IncidentRequest.REFERENCE),
        uid.name(),
        "pattern",
        "'%s' is not a valid reference: use at most 60 letters, digits, '.', '_' and '-'."
            .formatted(shown(uid.value())));
    return uid.value();
  }

  private Severity severity() {
    return switch (severityId == null ? 0 : severityId) {
      case 2 -> Severity.LOW;
      case 3 -> Severity.MEDIUM;
      case 4 -> Severity.HIGH;
      case 5, 6 -> Severity.CRITICAL; // 6 is Fatal: it may spread or can't be undone
      default ->
        throw new InvalidInput(
            "severity_id",
            "oneOf",
            "A security incident has severity 2 (Low), 3 (Medium), 4 (High), 5 (Critical) or"
                + " 6 (Fatal).");
    };
  }

  private String recommendation() {
    Attribute<String> given = first(
        new Attribute<>("remediation.desc", remediation == null ? null : remediation.desc()),
        new Attribute<>("comment", comment));
    return isMissing(given) ? NO_RECOMMENDATION : text(given);
  }

  private Optional<Attribute<String>> resource() {
    return resources == null || resources.isEmpty() || resources.get(0) == null
        ? Optional.empty()
        : Optional.of(first(
                new Attribute<>("resources[0].name", resources.get(0).name()),
                new Attribute<>("resources[0].hostname", resources.get(0).hostname()),
                new Attribute<>("resources[0].uid", resources.get(0).uid())))
            .filter(named -> !isMissing(named));
  }

  private Optional<String> technique() {
    Attribute<List<Attack>> known =
        first(new Attribute<>("attacks", attacks), info("attacks", FindingInfo::attacks));
    if (known.value() == null || known.value().isEmpty() || known.value().get(0) == null) {
      return Optional.empty();
    }
    Attack attack = known.value().get(0);
    String of = known.name() + "[0].";
    Attribute<String> uid = first(
        new Attribute<>(of + "sub_technique.uid", uidOf(attack.subTechnique())),
        new Attribute<>(of + "technique.uid", uidOf(attack.technique())));
    if (isMissing(uid)) {
      return Optional.empty();
    }
    refuse(
        !uid.value().matches(TECHNIQUE),
        uid.name(),
        "attackTechnique",
        "'%s' is not a MITRE ATT&CK technique such as T1071 or T1071.001."
            .formatted(shown(uid.value())));
    return Optional.of(uid.value());
  }

  private Instant reportedAt() {
    Attribute<Long> opened = required(new Attribute<>("time", time));
    try {
      return Instant.ofEpochMilli(opened.value());
    } catch (DateTimeException e) {
      throw new InvalidInput(
          "time", "epochMillis", "'time' must be a time in milliseconds since 1970.");
    }
  }

  private <T> Attribute<T> info(String attribute, Function<FindingInfo, T> value) {
    boolean many = findings != null && !findings.isEmpty();
    FindingInfo info = many ? findings.get(0) : finding;
    return new Attribute<>(
        (many || finding == null ? "finding_info_list[0]." : "finding_info.") + attribute,
        info == null ? null : value.apply(info));
  }

  private static String uidOf(Technique technique) {
    return technique == null ? null : technique.uid();
  }

  /** The first that says something; the first of all when none does. */
  @SafeVarargs
  private static <T> Attribute<T> first(Attribute<T>... attributes) {
    return Stream.of(attributes)
        .filter(attribute -> !isMissing(attribute))
        .findFirst()
        .orElse(attributes[0]);
  }

  private static boolean isMissing(Attribute<?> attribute) {
    return attribute.value() == null
        || (attribute.value() instanceof String text && text.isBlank())
        || (attribute.value() instanceof List<?> list && list.isEmpty());
  }

  private static <T> Attribute<T> required(Attribute<T> attribute) {
    refuse(
        isMissing(attribute),
        attribute.name(),
        "required",
        "An incident needs a value for '%s'.".formatted(attribute.name()));
    return attribute;
  }

  private static String line(Attribute<String> attribute) {
    refuse(
        !attribute.value().matches(IncidentRequest.ONE_LINE),
        attribute.name(),
        "oneLine",
        "'%s' must be one line of text.".formatted(attribute.name()));
    return limited(attribute, LONGEST_LINE);
  }

  private static String text(Attribute<String> attribute) {
    refuse(
        attribute.value().indexOf('\0') >= 0,
        attribute.name(),
        "text",
        "'%s' contains a character that is not text.".formatted(attribute.name()));
    return limited(attribute, LONGEST_TEXT);
  }

  private static String limited(Attribute<String> attribute, int longest) {
    refuse(
        attribute.value().length() > longest,
        attribute.name(),
        "size",
        "'%s' can have at most %d characters.".formatted(attribute.name(), longest));
    return attribute.value();
  }

  private static String shown(String value) {
    return Objects.requireNonNull(value).length() > 60 ? value.substring(0, 60) + "…" : value;
  }

  private static void refuse(boolean broken, String attribute, String rule, String message) {
    if (broken) {
      throw new InvalidInput(attribute, rule, message);
    }
  }
}
