package org.threatreviews.access;

/**
 * Demo mode as the rest of the product knows it. There is a bean of this type only while the demo
 * is on: never in the production jar, and nowhere once a database is configured.
 */
public interface DemoMode {

  /** Sees that the demo's users are there and that their passwords are known. */
  void createUsers();

  /**
   * Prints the notice when all is there that it speaks of; until then, says what is being done.
   *
   * @param url where the application is, without a slash at its end
   */
  void whenThere(String url, Runnable notice);

  /**
   * What the notice at the end of the start says of the demo.
   *
   * @param url where the application is, without a slash at its end
   */
  String startNotice(String url);
}
