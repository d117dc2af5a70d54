/**
 * Mail to clients and staff: written to an outbox in the transaction of the step that causes it,
 * sent afterwards; and the links in it, by which a contact answers without signing in.
 */
@org.springframework.modulith.ApplicationModule(displayName = "Notification")
package org.threatreviews.notification;
