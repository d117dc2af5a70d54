package org.threatreviews.incident;

/**
 * Somebody at the client who can be phoned.
 *
 * @param level the order in which contacts are asked, 1 first
 * @param standsInFor the name of who is away and would be called; null for nobody
 */
public record Callee(String name, String email, String phone, int level, String standsInFor) {}
