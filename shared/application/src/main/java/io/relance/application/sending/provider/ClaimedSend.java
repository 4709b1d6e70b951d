package io.relance.application.sending.provider;

import io.relance.application.sending.model.Send;
import io.relance.application.sending.provider.ChannelProvider.OutboundMessage;

/** A send that this worker has claimed, with the message for its provider. */
public record ClaimedSend(Send send, OutboundMessage message) {}
