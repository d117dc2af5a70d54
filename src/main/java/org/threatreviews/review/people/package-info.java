/** What contacts are told when they come, go or move, and their calendars with it. */
package org.threatreviews.review.people;
