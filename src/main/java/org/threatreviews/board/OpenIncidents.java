package org.threatreviews.board;

/** How many security incidents of a client stand in one state at one severity. */
public record OpenIncidents(String status, String severity, int count) {}
