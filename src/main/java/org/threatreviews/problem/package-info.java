/** The ways in which the product refuses a request, and how a repeated request is recognised. */
@org.springframework.modulith.ApplicationModule(displayName = "Problems")
package org.threatreviews.problem;
