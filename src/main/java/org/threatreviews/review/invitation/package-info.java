/** Calendar objects of reviews: invitations by mail and feeds. */
@org.springframework.modulith.NamedInterface("invitation")
package org.threatreviews.review.invitation;
