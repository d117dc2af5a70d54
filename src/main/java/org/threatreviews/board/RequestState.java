package org.threatreviews.board;

/** How far a request has come. */
public enum RequestState {
  /** Will be sent as soon as possible. */
  ON_ITS_WAY,
  /** Waits for its recipient's working hours. */
  HELD,
  SENT,
  /** Came back or was refused. */
  UNDELIVERABLE,
  /** No longer needed before it left. */
  CALLED_BACK,
  /** By phone. */
  REACHED,
  /** Nobody answered the phone. */
  NOT_REACHED
}
