/**
 * Delivery of mails: the outbox and when each mail leaves it, sending and retries, digests of held
 * mails, and what comes back undelivered. Used by other modules through the interfaces of the
 * package above only.
 */
package org.threatreviews.notification.delivery;
