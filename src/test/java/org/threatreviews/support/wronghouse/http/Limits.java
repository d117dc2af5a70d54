package org.threatreviews.support.wronghouse.http;

import org.threatreviews.support.wronghouse.access.SignIn;

/** Limits that know who has signed in. */
public class Limits {
  SignIn signIn;
}
