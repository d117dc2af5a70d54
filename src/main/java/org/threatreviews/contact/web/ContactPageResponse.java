package org.threatreviews.contact.web;

import java.util.List;

/** One page of contacts, counted from 0. */
record ContactPageResponse(List<ContactResponse> items, int page, int size, long total) {}
