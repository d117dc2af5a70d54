package org.threatreviews.board.web;

/** Where the engine's web apps show a thing. */
final class WebAppLinks {

  private WebAppLinks() {}

  static String task(String id) {
    return "/camunda/app/tasklist/default/#/?task=" + id;
  }

  static String processInstance(String id) {
    return "/camunda/app/cockpit/default/#/process-instance/" + id + "/runtime";
  }
}
