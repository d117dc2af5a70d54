package org.threatreviews.review;

/**
 * A review was closed after its meeting, or cancelled: whatever it has left is somebody else's now.
 * Published in the transaction in which that happens.
 */
public record ReviewOver(String reference, String client) {}
