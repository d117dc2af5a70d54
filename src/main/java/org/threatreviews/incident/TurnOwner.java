package org.threatreviews.incident;

/** Whose turn it is. */
public enum TurnOwner {
  CLIENT,
  SOC
}
