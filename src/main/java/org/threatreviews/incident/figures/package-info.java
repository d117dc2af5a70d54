/**
 * The figures of a client's incidents: medians, and the promises of both sides. Implements {@link
 * org.threatreviews.incident.IncidentFigures} and {@link org.threatreviews.promise.PromiseSource};
 * nothing else is seen outside.
 */
package org.threatreviews.incident.figures;
