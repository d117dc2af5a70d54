package org.threatreviews.incident.escalation;

import java.util.List;
import org.threatreviews.incident.Severity;

/** Who is called where a client has no rules of its own; policy, which a team lead can change. */
public interface DefaultRules {

  /** In the order of the calls. */
  List<DefaultRule> of(Severity severity);
}
