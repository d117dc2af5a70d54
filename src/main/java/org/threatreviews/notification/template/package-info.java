/**
 * The words and looks of mails: renders templates, and shows every mail with made-up content. Knows
 * nothing of delivery.
 */
package org.threatreviews.notification.template;
