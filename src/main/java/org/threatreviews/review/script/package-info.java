/** Texts in any script on their way into a PDF: their glyphs, their direction, and what no font has. */
package org.threatreviews.review.script;
