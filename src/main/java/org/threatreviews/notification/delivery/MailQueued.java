package org.threatreviews.notification.delivery;

/** Published when a mail was written, so that the dispatcher need not wait for its next round. */
record MailQueued() {}
