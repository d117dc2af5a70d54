package org.threatreviews.board;

/**
 * The one signal that a client has fallen silent.
 *
 * @param level {@link SilenceLevel#QUIET} or {@link SilenceLevel#SILENT}
 */
public record ClientSilence(SilenceLevel level, SilenceFacts facts) {}
