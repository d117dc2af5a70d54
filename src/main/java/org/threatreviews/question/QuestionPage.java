package org.threatreviews.question;

import java.util.List;

/** One page of a client's questions, counted from 0. */
public record QuestionPage(List<QuestionSummary> items, int page, int size, long total) {}
