package org.threatreviews.incident;

import org.threatreviews.incident.terms.FollowUpPolicy;

/** The follow-up policies as they are at this moment; a team lead can change them. */
public interface FollowUpPolicies {

  FollowUpPolicy of(Severity severity);
}
