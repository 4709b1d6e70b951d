package io.relance.embedded.engine;

import com.fasterxml.jackson.databind.JsonNode;
import io.relance.domain.queue.Message;
import io.relance.domain.queue.QueueName;

/**
 * A message that a task puts on a queue.
 *
 * @param response the result of the task
 */
record OutgoingMessage(QueueName queue, Message message, JsonNode response) {}
