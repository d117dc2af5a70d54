/** The board's pages of a client's contacts, and of its name and place. */
package org.threatreviews.board.web.contact;
