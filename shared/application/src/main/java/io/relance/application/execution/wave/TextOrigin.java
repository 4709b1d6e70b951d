package io.relance.application.execution.wave;

import io.relance.domain.contact.Channel;
import io.relance.domain.id.SenderId;
import java.util.Optional;

/**
 * Where a text that starts an automation came in.
 *
 * @param sender our sender that answers it; empty where the channel has one provider
 */
public record TextOrigin(Channel channel, Optional<SenderId> sender) {}
