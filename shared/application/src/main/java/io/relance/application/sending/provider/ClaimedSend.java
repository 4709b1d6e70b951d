package io.relance.application.sending.provider;

import io.relance.application.sending.model.Send;
import io.relance.application.sending.provider.ChannelProvider.OutboundMessage;
import java.util.Optional;

/**
 * A send that this worker has claimed, with the message for its provider.
 *
 * @param source the id of the event or the launch; absent for sends of no automation
 */
public record ClaimedSend(Send send, OutboundMessage message, Optional<String> source) {}
