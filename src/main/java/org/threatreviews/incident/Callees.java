package org.threatreviews.incident;

import java.time.Instant;
import java.util.List;

/** Knows whom to phone about an incident. */
public interface Callees {

  /** In the order in which to try them; without those whose number is not known. */
  List<Callee> callees(String clientReference, Severity severity, Instant now);
}
