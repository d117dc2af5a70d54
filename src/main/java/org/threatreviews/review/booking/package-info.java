/** What is stored about the time of those who hold reviews, as the staff module asks for it. */
package org.threatreviews.review.booking;
