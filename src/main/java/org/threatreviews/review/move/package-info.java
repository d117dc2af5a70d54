/** Another date for one meeting: where it may be, what is offered, and who holds it then. */
@org.springframework.modulith.NamedInterface("move")
package org.threatreviews.review.move;
