package org.threatreviews.incident.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;

/**
 * The incident that a report has made.
 *
 * @param notTaken what of the report is not kept; left out when there is nothing
 */
record ReportAnswer(
    @JsonUnwrapped IncidentResponse incident,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<NotTaken> notTaken) {}
