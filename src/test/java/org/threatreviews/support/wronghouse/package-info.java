/** A house in which every class breaks a house rule, so that the rules can be seen to bite. */
package org.threatreviews.support.wronghouse;
