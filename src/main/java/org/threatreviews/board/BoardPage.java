package org.threatreviews.board;

import java.time.Instant;
import java.util.List;

/**
 * One page of the board, counted from 0.
 *
 * @param asOf when it was drawn up
 * @param late the beginning of what is late over all clients, also those on other pages
 * @param items clients with something late first, then by reference
 */
public record BoardPage(
    Instant asOf, LateWork late, List<ClientRow> items, int page, int size, long total) {}
