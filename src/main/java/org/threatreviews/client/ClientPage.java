package org.threatreviews.client;

import java.util.List;

/** One page of clients, counted from 0. */
public record ClientPage(List<Client> items, int page, int size, long total) {}
