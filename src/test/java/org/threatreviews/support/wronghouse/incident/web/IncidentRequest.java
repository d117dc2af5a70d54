package org.threatreviews.support.wronghouse.incident.web;

import org.threatreviews.support.wronghouse.incident.process.CloseIncidentDelegate;

/** A request that passes by the facade. */
public class IncidentRequest {
  CloseIncidentDelegate delegate;
}
