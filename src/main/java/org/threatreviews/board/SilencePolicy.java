package org.threatreviews.board;

/** Decides how silent a client is; comes from the decision {@code client-silence}. */
public interface SilencePolicy {

  SilenceLevel levelOf(SilenceFacts facts);
}
