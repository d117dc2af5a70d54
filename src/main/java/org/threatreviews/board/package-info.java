/** The programme board: what the team lead sees of all clients, and what is late and why. */
@org.springframework.modulith.ApplicationModule(displayName = "Programme board")
package org.threatreviews.board;
