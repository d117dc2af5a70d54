package org.threatreviews.platform;

import java.net.InetAddress;
import java.net.UnknownHostException;

final class Loopback {

  private Loopback() {}

  /**
   * @param address a numeric address, as the servlet container gives it
   */
  static boolean is(String address) {
    try {
      return InetAddress.getByName(address).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
