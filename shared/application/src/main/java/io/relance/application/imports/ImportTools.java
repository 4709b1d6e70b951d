package io.relance.application.imports;

import io.relance.application.contacts.Contacts;
import io.relance.application.contacts.ImportContact;
import io.relance.application.events.RecordConsent;
import io.relance.application.events.RecordEvents;
import io.relance.application.lists.Lists;
import io.relance.application.promocodes.AddPromoCodes;
import io.relance.application.promocodes.PromoBanks;
import io.relance.application.properties.PropertyCatalog;
import io.relance.application.tables.RelatedTables;
import io.relance.application.tables.TableRows;

/** The use cases and repositories that store what is imported. */
public record ImportTools(
    ImportContact contacts,
    Contacts allContacts,
    Lists lists,
    Imports imports,
    ImportedContacts imported,
    RecordConsent recordConsent,
    PropertyCatalog properties,
    RelatedTables tables,
    TableRows tableRows,
    RecordEvents recordEvents,
    PromoBanks promoBanks,
    AddPromoCodes addPromoCodes) {}
