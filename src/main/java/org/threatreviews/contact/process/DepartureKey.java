package org.threatreviews.contact.process;

/**
 * The business key of a departure.
 *
 * @param client its reference, which holds no slash
 * @param contact its id
 */
record DepartureKey(String client, String contact) {

  static DepartureKey parse(String businessKey) {
    int slash = businessKey.lastIndexOf('/');
    return new DepartureKey(businessKey.substring(0, slash), businessKey.substring(slash + 1));
  }

  @Override
  public String toString() {
    return client + "/" + contact;
  }
}
