package org.threatreviews.support.wronghouse.review.agenda;

import org.threatreviews.support.wronghouse.review.Reviews;

/** A room that uses the one above it, which uses this one. */
public class Agenda {
  Reviews reviews;
}
