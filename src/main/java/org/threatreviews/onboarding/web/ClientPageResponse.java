package org.threatreviews.onboarding.web;

import java.util.List;

/** One page of clients, counted from 0. */
record ClientPageResponse(List<ClientResponse> items, int page, int size, long total) {}
