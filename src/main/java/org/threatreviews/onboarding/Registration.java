package org.threatreviews.onboarding;

import org.threatreviews.client.Client;

/**
 * @param created whether this request registered the client, not an earlier one with the same body
 */
public record Registration(Client client, boolean created) {}
