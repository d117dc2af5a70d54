/** What a digest shows of the mails in it, in which order, and how much of it. */
package org.threatreviews.notification.digest;
