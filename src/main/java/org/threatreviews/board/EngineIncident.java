package org.threatreviews.board;

import java.time.Instant;

/**
 * A step that failed for good; somebody has to repair it in Cockpit.
 *
 * @param processInstance the engine's id, by which Cockpit opens it
 * @param process id of the process
 * @param processName as its model calls it
 * @param element id of the step that failed
 * @param step what the model calls it
 * @param reference what it is about: the reference of a client, review, incident or question
 * @param client the client's reference; null while it is not known
 */
public record EngineIncident(
    String processInstance,
    String process,
    String processName,
    String element,
    String step,
    String reference,
    String client,
    Instant since,
    String message) {

  EngineIncident of(String clientReference) {
    return new EngineIncident(
        processInstance,
        process,
        processName,
        element,
        step,
        reference,
        clientReference,
        since,
        message);
  }
}
