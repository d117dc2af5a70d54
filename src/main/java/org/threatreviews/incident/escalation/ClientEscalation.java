package org.threatreviews.incident.escalation;

import java.util.List;

/**
 * Who is called about a client's incidents.
 *
 * @param rules the client's own; empty while the default holds
 * @param lists what follows from them and the default, the worst severity first
 */
public record ClientEscalation(List<EscalationRule> rules, List<CallList> lists) {}
