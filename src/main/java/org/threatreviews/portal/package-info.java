/**
 * Pages that a client's contact opens from a link in a mail: they show what we know, and take an
 * answer without a sign-in.
 */
@org.springframework.modulith.ApplicationModule(displayName = "Pages for clients")
package org.threatreviews.portal;
