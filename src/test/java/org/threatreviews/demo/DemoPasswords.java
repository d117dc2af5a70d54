package org.threatreviews.demo;

import org.springframework.stereotype.Component;

/** Lets tests of other packages sign in as the demo's users. */
@Component
public class DemoPasswords {

  private final Credentials credentials;

  DemoPasswords(Credentials credentials) {
    this.credentials = credentials;
  }

  public String of(String user) {
    return credentials.read().get(user);
  }
}
