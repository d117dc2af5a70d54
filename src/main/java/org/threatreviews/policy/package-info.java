/**
 * What the decision tables, which a team lead can change, must hold so that the processes can live
 * with it.
 */
@org.springframework.modulith.ApplicationModule(displayName = "Policy tables")
package org.threatreviews.policy;
