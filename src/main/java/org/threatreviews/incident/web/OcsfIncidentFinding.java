package org.threatreviews.incident.web;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.threatreviews.incident.IncidentReport;
import org.threatreviews.incident.Severity;
import org.threatreviews.input.Text;
import org.threatreviews.problem.InvalidInput;

/**
 * The part of an Incident Finding of the Open Cybersecurity Schema Framework (OCSF, class 2005) that
 * a follow-up needs; schema.ocsf.io describes the attributes. Others are taken as well, as the schema
 * lets every source add its own; whatever is not kept is named in the answer.
 *
 * @param activityId 1 when an incident is opened; updates and closures are not taken in
 * @param time when the incident was opened, in milliseconds since 1970
 * @param findings what was found; the first one names the incident
 * @param finding the same for sources that send a single one
 * @param attacks MITRE ATT&amp;CK techniques; the first one counts, an attack may name a tactic only
 * @param resources what is affected; the first one that has a name counts
 * @param statusId where the incident stands at its source
 * @param others attributes that a follow-up has no use for
 */
@JsonDeserialize(using = JsonDeserializer.None.class)
record OcsfIncidentFinding(
    @JsonProperty(OcsfIncidentFinding.CLASS_UID) Integer classUid,
    @JsonProperty("activity_id") Integer activityId,
    @JsonProperty("severity_id") Integer severityId,
    @JsonDeserialize(using = EpochMillis.class) Long time,
    String desc,
    String comment,
    Remediation remediation,
    Metadata metadata,
    @JsonProperty("finding_info_list") List<FindingInfo> findings,
    @JsonProperty("finding_info") FindingInfo finding,
    List<Attack> attacks,
    List<Resource> resources,
    @JsonProperty("status_id") Integer statusId,
    @Schema(hidden = true) @JsonAnySetter Map<String, JsonNode> others)
    implements ReportedIncident {

  static final String CLASS_UID = "class_uid";

  private static final int INCIDENT_FINDING = 2005;
  private static final int CREATE = 1;
  private static final int LONGEST_ECHO = 60;

  /** Resolved and Closed. */
  private static final Set<Integer> OVER = Set.of(4, 5);

  private static final int LONGEST_LINE = 200;
  private static final int LONGEST_TEXT = 20_000;
  private static final String TECHNIQUE = "T\\d{4}(\\.\\d{3})?";
  private static final String NO_RECOMMENDATION =
      "This report came without a recommendation; our 24/7 SOC will tell you what to do.";

  record Metadata(
      String uid, @Schema(hidden = true) @JsonAnySetter Map<String, JsonNode> others) {}

  record Remediation(
      String desc,
      List<String> references,
      @Schema(hidden = true) @JsonAnySetter Map<String, JsonNode> others) {}

  record FindingInfo(
      String uid,
      String title,
      String desc,
      List<Attack> attacks,
      @Schema(hidden = true) @JsonAnySetter Map<String, JsonNode> others) {}

  record Attack(
      Technique technique,
      @JsonProperty("sub_technique") Technique subTechnique,
      @Schema(hidden = true) @JsonAnySetter Map<String, JsonNode> others) {}

  /** Its other attributes say in words what the number says. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Technique(String uid) {}

  record Resource(
      String name,
      String hostname,
      String uid,
      @Schema(hidden = true) @JsonAnySetter Map<String, JsonNode> others) {}

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
        EpochMillis.instant("time", required(new Attribute<>("time", time)).value()));
  }

  @Override
  public String named(String field) {
    return switch (field) {
      case "reportedAt" -> "time";
      case "reference" -> uid().name();
      default -> field;
    };
  }

  @Override
  public List<NotTaken> notTaken() {
    String technique = technique().orElse(null);
    return Stream.of(
            allFindings()
                .skip(1)
                .map(more -> more.notTaken("An incident has one finding; report this one apart.")),
            resourceNames()
                .filter(OcsfIncidentFinding::isMissing)
                .map(unnamed -> unnamed.above("name").notTaken("It has no name, hostname or uid.")),
            resourceNames()
                .filter(named -> !isMissing(named))
                .skip(1)
                .map(more -> more.notTaken("An incident affects one asset.")),
            resource().stream()
                .flatMap(this::otherNames)
                .map(other -> other.notTaken("An asset is known by one name.")),
            techniques()
                .filter(OcsfIncidentFinding::isMissing)
                .map(tactic ->
                    tactic.notTaken("It names no technique; a tactic alone is not kept.")),
            techniques()
                .filter(other -> !isMissing(other) && !other.value().equals(technique))
                .map(other -> other.notTaken("An incident has one technique.")),
            Stream.of(metadataUid())
                .filter(event -> isBeside(event, info("uid", FindingInfo::uid)))
                .map(event -> event.notTaken("The finding's own uid is the reference.")),
            Stream.of(new Attribute<>("desc", desc))
                .filter(event -> isBeside(event, info("desc", FindingInfo::desc)))
                .map(event -> event.notTaken("The finding's own description is kept.")),
            Stream.of(new Attribute<>("comment", comment))
                .filter(event -> isBeside(event, remediationDesc()))
                .map(event -> event.notTaken("The remediation's description is kept.")),
            Stream.of(new Attribute<>(
                    "remediation.references",
                    remediation == null ? null : remediation.references()))
                .filter(links -> !isMissing(links))
                .map(links ->
                    links.notTaken("A recommendation is text; put the addresses into it.")),
            Stream.of(new Attribute<>("status_id", statusId))
                .filter(status -> !isMissing(status) && OVER.contains(status.value()))
                .map(status -> status.notTaken(
                    "A report opens a follow-up, also of what its source has resolved.")),
            notUsed())
        .flatMap(parts -> parts)
        .toList();
  }

  /** Of what is used itself, the attributes for which an incident has no place. */
  private Stream<NotTaken> notUsed() {
    OcsfLeftOvers left = new OcsfLeftOvers();
    left.add("", others);
    if (metadata != null) {
      left.add("metadata.", metadata.others());
    }
    if (remediation != null) {
      left.add("remediation.", remediation.others());
    }
    allFindings()
        .findFirst()
        .ifPresent(info -> left.add(info.name() + ".", info.value().others()));
    String technique = technique().orElse(null);
    allAttacks()
        .filter(attack -> technique != null && technique.equals(uidOf(attack).value()))
        .forEach(attack -> left.add(attack.name() + ".", attack.value().others()));
    each("resources", resources)
        .filter(resource -> !isMissing(nameOf(resource)))
        .findFirst()
        .ifPresent(resource -> left.add(resource.name() + ".", resource.value().others()));
    return left.named();
  }

  private static boolean isBeside(Attribute<String> other, Attribute<String> kept) {
    return !isMissing(other) && !isMissing(kept) && !other.value().equals(kept.value());
  }

  private Attribute<String> uid() {
    return first(info("uid", FindingInfo::uid), metadataUid());
  }

  private Attribute<String> metadataUid() {
    return new Attribute<>("metadata.uid", metadata == null ? null : metadata.uid());
  }

  private String reference() {
    Attribute<String> uid = required(uid());
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
    Attribute<String> given = first(remediationDesc(), new Attribute<>("comment", comment));
    return isMissing(given) ? NO_RECOMMENDATION : text(given);
  }

  private Attribute<String> remediationDesc() {
    return new Attribute<>("remediation.desc", remediation == null ? null : remediation.desc());
  }

  private Optional<Attribute<String>> resource() {
    return resourceNames().filter(named -> !isMissing(named)).findFirst();
  }

  /** What each resource is called by; an attribute without a value for one that has no name. */
  private Stream<Attribute<String>> resourceNames() {
    return each("resources", resources).map(OcsfIncidentFinding::nameOf);
  }

  private static Attribute<String> nameOf(Attribute<Resource> resource) {
    return first(namesOf(resource));
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // an array of a generic type
  private static Attribute<String>[] namesOf(Attribute<Resource> resource) {
    return new Attribute[] {
      resource.part("name", Resource::name),
      resource.part("hostname", Resource::hostname),
      resource.part("uid", Resource::uid)
    };
  }

  /** What else the resource of this name is called. */
  private Stream<Attribute<String>> otherNames(Attribute<String> taken) {
    return each("resources", resources)
        .flatMap(resource -> Stream.of(namesOf(resource)))
        .filter(name -> name.name().startsWith(taken.name().replaceAll("[^.]*$", "")))
        .filter(name -> !name.name().equals(taken.name()))
        .filter(name -> isBeside(name, taken));
  }

  private Optional<String> technique() {
    Optional<Attribute<String>> uid =
        techniques().filter(known -> !isMissing(known)).findFirst();
    uid.ifPresent(known -> refuse(
        !known.value().matches(TECHNIQUE),
        known.name(),
        "attackTechnique",
        "'%s' is not a MITRE ATT&CK technique such as T1071 or T1071.001."
            .formatted(shown(known.value()))));
    return uid.map(Attribute::value);
  }

  /** Of each attack, of the event and of its first finding, what is known most exactly. */
  private Stream<Attribute<String>> techniques() {
    return allAttacks()
        .map(OcsfIncidentFinding::uidOf)
        .map(uid -> isMissing(uid) ? uid.above("sub_technique.uid") : uid);
  }

  private Stream<Attribute<Attack>> allAttacks() {
    Attribute<List<Attack>> ofFinding = info("attacks", FindingInfo::attacks);
    return Stream.concat(each("attacks", attacks), each(ofFinding.name(), ofFinding.value()));
  }

  private static Attribute<String> uidOf(Attribute<Attack> attack) {
    return first(
        attack.part("sub_technique.uid", known -> uidOf(known.subTechnique())),
        attack.part("technique.uid", known -> uidOf(known.technique())));
  }

  private <T> Attribute<T> info(String attribute, Function<FindingInfo, T> value) {
    return allFindings()
        .findFirst()
        .map(info -> info.part(attribute, value))
        .orElse(new Attribute<>("finding_info_list[0]." + attribute, null));
  }

  private Stream<Attribute<FindingInfo>> allFindings() {
    return Stream.concat(
        each("finding_info_list", findings),
        Stream.ofNullable(finding).map(single -> new Attribute<>("finding_info", single)));
  }

  /** The elements of a list with their places; a null says nothing. */
  private static <T> Stream<Attribute<T>> each(String name, List<T> elements) {
    return elements == null
        ? Stream.empty()
        : IntStream.range(0, elements.size())
            .mapToObj(i -> new Attribute<>("%s[%d]".formatted(name, i), elements.get(i)))
            .filter(element -> element.value() != null);
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

  /** Some sources end it as a line of a log. */
  private static String line(Attribute<String> sent) {
    Attribute<String> line = new Attribute<>(sent.name(), sent.value().strip());
    refuse(
        !line.value().matches(IncidentRequest.ONE_LINE),
        line.name(),
        "oneLine",
        "'%s' must be one line of text.".formatted(line.name()));
    return limited(line, LONGEST_LINE);
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
        Text.length(attribute.value()) > longest,
        attribute.name(),
        "size",
        "'%s' can have at most %d characters.".formatted(attribute.name(), longest));
    return attribute.value();
  }

  private static String shown(String value) {
    return Text.beginning(value, LONGEST_ECHO);
  }

  private static void refuse(boolean broken, String attribute, String rule, String message) {
    if (broken) {
      throw new InvalidInput(attribute, rule, message);
    }
  }
}
