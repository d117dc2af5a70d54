/**
 * Who is called about an incident, by its severity and the hour: the client's own rules, or the
 * default of the decision {@code escalation-rules}. Implements {@link
 * org.threatreviews.incident.Callees}.
 */
@org.springframework.modulith.NamedInterface("escalation")
package org.threatreviews.incident.escalation;
