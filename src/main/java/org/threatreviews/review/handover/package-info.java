/** From one analyst to another: who holds a review, and who steps in. */
@org.springframework.modulith.NamedInterface("handover")
package org.threatreviews.review.handover;
