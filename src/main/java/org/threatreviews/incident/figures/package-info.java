/**
 * The figures of a client's incidents: medians and kept promises, as the metrics and the packs show
 * them. Implements {@link org.threatreviews.incident.IncidentFigures}; nothing else is seen outside.
 */
package org.threatreviews.incident.figures;
