/**
 * Follow-up of reported security incidents, until the client has brought the risk to closure and
 * the SOC has verified it.
 */
@org.springframework.modulith.ApplicationModule(displayName = "Incident follow-up")
package org.threatreviews.incident;
