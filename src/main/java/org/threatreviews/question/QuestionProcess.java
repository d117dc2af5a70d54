package org.threatreviews.question;

/** The running process behind each question. */
public interface QuestionProcess {

  void start(String reference, boolean aboutIncident);

  void confirmed(String reference);

  void reopened(String reference);
}
