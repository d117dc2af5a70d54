package org.threatreviews.question;

import java.time.Instant;

/**
 * A span during which one side had to act.
 *
 * @param ours whether the question lay with us, not with the client
 * @param endedAt null while the turn lasts
 */
record QuestionTurn(boolean ours, Instant beganAt, Instant endedAt) {}
