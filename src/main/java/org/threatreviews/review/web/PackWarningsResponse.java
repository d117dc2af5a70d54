package org.threatreviews.review.web;

import java.util.List;
import org.threatreviews.review.script.UnsetText;

/** The texts of a pack that its PDF says in other words, in the order of the pack. */
record PackWarningsResponse(List<UnsetText> items) {}
