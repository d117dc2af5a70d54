/** A mail of the outbox as the message that goes over the wire. */
package org.threatreviews.notification.message;
