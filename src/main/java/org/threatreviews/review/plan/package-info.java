/** Which reviews a contract has and when: the programme, its changes, and other times for a meeting. */
@org.springframework.modulith.NamedInterface("plan")
package org.threatreviews.review.plan;
