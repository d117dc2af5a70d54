/** What holds for an incident: the facts of its report, and the policy of its severity. */
@NamedInterface("terms")
package org.threatreviews.incident.terms;

import org.springframework.modulith.NamedInterface;
