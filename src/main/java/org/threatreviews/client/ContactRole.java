package org.threatreviews.client;

/** What a contact does at the client. */
public enum ContactRole {
  SECURITY_MANAGER,
  CISO,
  ENGINEER,
  OTHER
}
