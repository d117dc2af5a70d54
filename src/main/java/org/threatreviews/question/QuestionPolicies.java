package org.threatreviews.question;

/** Finds the policy in force. */
public interface QuestionPolicies {

  QuestionPolicy of(Queue queue);
}
