/** Who may call what, and about whose clients: the table of rights and what goes by it. */
@org.springframework.modulith.NamedInterface("rights")
package org.threatreviews.access.rights;
