package org.threatreviews.task;

/** Knows how often somebody is asked about something late. */
public interface EscalationPolicies {

  /**
   * @param element what is late: the key of a task, or another element of its process
   */
  TaskEscalation of(String element, Late who);
}
