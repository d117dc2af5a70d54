package org.threatreviews.improvement;

/** Finds the policy in force. */
public interface ActionPolicies {

  ActionPolicy of(Owner owner);
}
