package org.threatreviews.board;

import java.util.List;

/** One page of what was asked, newest first; pages are counted from 0. */
public record RequestPage(List<ContactRequest> items, int page, int size, long total) {}
