/** What the models of the follow-up do, step by step, and when. */
@NamedInterface("steps")
package org.threatreviews.incident.steps;

import org.springframework.modulith.NamedInterface;
