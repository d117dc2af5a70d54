package org.threatreviews.incident;

/**
 * The answer to a report.
 *
 * @param created false when the same report was there already
 */
public record ReportReceipt(IncidentDetails incident, boolean created) {}
