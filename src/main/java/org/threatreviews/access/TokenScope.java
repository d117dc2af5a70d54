package org.threatreviews.access;

/** What a program may do with its token, within what its account may. */
public enum TokenScope {
  READ("read"),
  READ_WRITE("read and write");

  private final String words;

  TokenScope(String words) {
    this.words = words;
  }

  public String words() {
    return words;
  }
}
