package org.threatreviews.incident;

/** The follow-up policies as they are at this moment; a team lead can change them. */
public interface FollowUpPolicies {

  FollowUpPolicy of(Severity severity);
}
