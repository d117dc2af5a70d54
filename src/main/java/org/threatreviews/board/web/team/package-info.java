/** The lead's pages about the team: who is in the pool, who is away or leaves, and who advises whom. */
package org.threatreviews.board.web.team;
