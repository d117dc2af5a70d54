package org.threatreviews.client;

/**
 * What a client has booked: {@code STANDARD} has quarterly reviews by a shared analyst, {@code
 * ADVISOR} monthly ones by a named advisor.
 */
public enum Subscription {
  STANDARD,
  ADVISOR
}
