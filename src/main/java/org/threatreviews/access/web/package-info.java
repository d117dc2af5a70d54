/** Pages about how people and programs sign in. */
package org.threatreviews.access.web;
