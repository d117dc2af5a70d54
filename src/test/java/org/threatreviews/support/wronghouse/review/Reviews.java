package org.threatreviews.support.wronghouse.review;

import org.threatreviews.support.wronghouse.review.agenda.Agenda;

/** Something that incidents may not depend on, in a circle with a room of its own. */
public class Reviews {
  Agenda agenda;
}
