package org.threatreviews.board;

/** How many security incidents of a client stand in one state at one severity. */
public record IncidentCount(String status, String severity, int count) {}
