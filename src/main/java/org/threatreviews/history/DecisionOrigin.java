package org.threatreviews.history;

/**
 * Where the present step comes from.
 *
 * @param signedIn user id of who has signed in for it, or null
 */
public record DecisionOrigin(DecisionChannel channel, String signedIn) {}
