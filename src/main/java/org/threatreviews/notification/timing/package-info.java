/** When a mail may leave: at once, in its recipient's hours, or with a digest. */
package org.threatreviews.notification.timing;
