package io.relance.application.simulation;

import io.relance.application.automations.PublishedFlows;
import io.relance.application.contacts.AddressHashes;
import io.relance.application.lists.Lists;
import io.relance.application.sending.provider.ChannelProviders;
import io.relance.domain.store.ItemStore;
import java.time.ZoneId;

/**
 * What a preview reads, and never changes.
 *
 * @param flows those that are live, which replies may be answered by
 * @param zone the project's own
 */
public record SimulationContext(
    ItemStore store,
    Lists lists,
    AddressHashes hashes,
    PublishedFlows flows,
    ChannelProviders carriers,
    ZoneId zone) {}
