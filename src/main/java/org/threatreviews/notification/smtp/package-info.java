/** One connection to the mail server: addresses as it takes them, its patience, what its answers mean. */
package org.threatreviews.notification.smtp;
