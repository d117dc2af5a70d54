package org.threatreviews.incident.web;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.swagger.v3.oas.annotations.media.Schema;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.threatreviews.incident.IncidentReport;
import org.threatreviews.problem.InvalidInput;

/** A security incident as a caller reports it: in our own words, or as an OCSF Incident Finding. */
@JsonDeserialize(using = ReportedIncident.Reader.class)
@Schema(oneOf = {IncidentRequest.class, OcsfIncidentFinding.class})
sealed interface ReportedIncident permits IncidentRequest, OcsfIncidentFinding {

  /**
   * @throws InvalidInput when a value can't be taken over; names the caller's own attribute
   */
  IncidentReport toReport(String client);

  /** What the caller calls the attribute that is a field of ours. */
  default String named(String field) {
    return field;
  }

  /** What came in and is not kept. */
  default List<NotTaken> notTaken() {
    return List.of();
  }

  /** Every OCSF event has one of these at least, our own body has none. */
  Set<String> OF_OCSF = Set.of(
      OcsfIncidentFinding.CLASS_UID,
      "category_uid",
      "type_uid",
      "severity_id",
      "finding_info",
      "finding_info_list");

  final class Reader extends JsonDeserializer<ReportedIncident> {

    @Override
    public ReportedIncident deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      JsonNode body = context.readTree(parser);
      Class<? extends ReportedIncident> format =
          OF_OCSF.stream().anyMatch(body::has) ? OcsfIncidentFinding.class : IncidentRequest.class;
      return context.readTreeAsValue(body, format);
    }
  }
}
