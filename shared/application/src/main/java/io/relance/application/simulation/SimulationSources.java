package io.relance.application.simulation;

import io.relance.application.contacts.Contacts;
import io.relance.application.exportfiles.FilePaths;
import io.relance.application.lists.Lists;
import io.relance.application.promocodes.FreeCodes;
import io.relance.application.properties.PropertyCatalog;
import io.relance.application.sending.gate.Suppressions;

/** What simulations read besides the flow and the contact. */
public record SimulationSources(
    Contacts contacts,
    Lists lists,
    PropertyCatalog properties,
    Suppressions suppressions,
    FilePaths paths,
    FreeCodes promoCodes) {}
