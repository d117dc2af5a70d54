/**
 * Lists of a client's incidents, as the API and the agendas show them. Implements {@link
 * org.threatreviews.incident.IncidentLists}; nothing else is seen outside.
 */
package org.threatreviews.incident.list;
