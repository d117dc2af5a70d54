package org.threatreviews.problem;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** The application can't start as it is set up; says in one sentence why, and what to do. */
public final class StartRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String action;

  public StartRefused(String why, String action) {
    super(why);
    this.action = action;
  }

  /** What to do about it. */
  public String action() {
    return action;
  }

  /** Lets Spring Boot print the two sentences in place of a stack trace. */
  static final class Analyzer extends AbstractFailureAnalyzer<StartRefused> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, StartRefused cause) {
      return new FailureAnalysis(cause.getMessage(), cause.action, cause);
    }
  }
}
