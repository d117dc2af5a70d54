/** What is talked about in a review, item by item, and what came of it. */
@org.springframework.modulith.NamedInterface("agenda")
package org.threatreviews.review.agenda;
