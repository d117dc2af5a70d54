/**
 * What the SOC may change about its own report: take it back, or merge a duplicate, with what becomes
 * of all that was open.
 */
@org.springframework.modulith.NamedInterface("correction")
package org.threatreviews.incident.correction;
