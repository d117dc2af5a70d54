package org.threatreviews.incident;

/**
 * @param created false when the same report was there already
 */
public record ReportReceipt(IncidentDetails incident, boolean created) {}
